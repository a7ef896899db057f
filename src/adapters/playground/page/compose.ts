import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

type Compose = (line: string) => void

export const ComposeContext = createContext<Compose>(() => {})

/** Writes a line into the composer, for whatever stands far from it. */
export const useCompose = () => useContext(ComposeContext)
