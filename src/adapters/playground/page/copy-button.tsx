import { useEffect, useState } from 'preact/hooks'
import { Icon } from './icon.js'
import { useReader } from './reader.js'

const SHOWN_MS = 1600

export function CopyButton({ text }: { readonly text: string }) {
  const { strings } = useReader()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = () => {
    // Without permission nothing happens: the text can still be marked by hand.
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => {},
    )
  }
  return (
    <button type="button" class="copy" onClick={copy}>
      <Icon name={isCopied ? 'check' : 'copy'} />
      {isCopied ? strings.copied : strings.copy}
    </button>
  )
}
