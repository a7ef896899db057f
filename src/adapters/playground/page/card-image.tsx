import { useState } from 'preact/hooks'
import type { Image } from '../../../chat/card.js'

/** An image as wide as the card, opened alone in full size; its text where it cannot be had. */
export function CardImage({ image: { image, alt } }: { readonly image: Image }) {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <p class="image-text">🖼 {alt}</p>
  const address = `/images/${encodeURIComponent(image)}`
  return (
    <a class="image" href={address} target="_blank" rel="noopener noreferrer">
      <img src={address} alt={alt} loading="lazy" decoding="async" onError={() => setBroken(true)} />
    </a>
  )
}
