/** Büffel's head. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 64 64" xmlns="http://www.w3.org/2000/svg" aria-hidden="true">
      <rect width="64" height="64" rx="15" fill="#f0b557" />
      <path
        d="M23 22C15 25 8 21 8 11c0-1.6 2-2 2.7-.6C13 15.5 17 17 22 16c6-1.3 14-1.3 20 0 5 1 9-.5 11.3-5.6.7-1.4 2.7-1 2.7.6 0 10-7 14-15 11z"
        fill="#fff6e5"
      />
      <path
        d="M20 25c-4-1.5-9 0-11.5 3.5 2 3.5 7 5 11.5 2.5zM44 25c4-1.5 9 0 11.5 3.5-2 3.5-7 5-11.5 2.5z"
        fill="#4a2e1f"
      />
      <path
        d="M32 15c9 0 14 5 14 12 0 6-2 10-4 16-1.5 5-4 11-10 11s-8.5-6-10-11c-2-6-4-10-4-16 0-7 5-12 14-12z"
        fill="#6b4430"
      />
      <path d="M32 12c5 0 9 3 10 7-2 4-5 3-6 7-1-2-3-3-4-1-1-2-3-1-4 1-1-4-4-3-6-7 1-4 5-7 10-7z" fill="#4a2e1f" />
      <path d="M32 41c6 0 9.5 2.5 9.5 6.5S38 55 32 55s-9.5-3.5-9.5-7.5S26 41 32 41z" fill="#c99a78" />
      <g fill="#2c1a11">
        <circle cx="25.5" cy="32" r="2.2" />
        <circle cx="38.5" cy="32" r="2.2" />
        <ellipse cx="28.3" cy="46.5" rx="1.5" ry="2" />
        <ellipse cx="35.7" cy="46.5" rx="1.5" ry="2" />
      </g>
      <path d="M28.5 50.8c2 1.5 5 1.5 7 0" fill="none" stroke="#2c1a11" stroke-width="1.3" stroke-linecap="round" />
    </svg>
  )
}
