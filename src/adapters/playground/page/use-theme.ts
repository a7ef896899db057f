import { useEffect, useState } from 'preact/hooks'
import { recall, remember } from './memory.js'

export type Theme = 'light' | 'dark'

/** The colours: the system's, until the reader has chosen. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [chosen, setChosen] = useState<Theme | undefined>(() => read(recall('theme')))
  const [system, setSystem] = useState<Theme>(systemTheme)

  useEffect(() => {
    const query = matchMedia(DARK)
    const onChange = () => setSystem(systemTheme())
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])

  const theme = chosen ?? system
  document.documentElement.dataset.theme = theme
  return [
    theme,
    next => {
      setChosen(next)
      remember('theme', next)
    },
  ]
}

const DARK = '(prefers-color-scheme: dark)'
const systemTheme = (): Theme => (matchMedia(DARK).matches ? 'dark' : 'light')
const read = (stored: unknown): Theme | undefined => (stored === 'light' || stored === 'dark' ? stored : undefined)
