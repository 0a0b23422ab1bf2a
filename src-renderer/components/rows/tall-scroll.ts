/**
 * Scrolling over more rows than a browser lets an element be high (Chromium: 33.5 million pixels). The scroller gets
 * a height that every browser draws; small steps move by pixels, jumps of the scroll bar move in proportion. Positions
 * `y` are in the full height of all rows; `offset` is what must be taken off to get positions in the scroller.
 */
export class TallScroll {
  readonly fullHeight: number
  /** height of the scroller's content, in pixels */
  readonly height: number
  offset = 0
  readonly #page: number
  readonly #pages: number
  readonly #offsetPerPage: number
  #scrollTop = 0

  constructor(rows: number, rowHeight: number, highest = 8_000_000) {
    this.fullHeight = rows * rowHeight
    this.height = Math.min(this.fullHeight, highest)
    this.#page = this.fullHeight <= highest ? Math.max(1, this.fullHeight) : highest / 100
    this.#pages = Math.max(1, Math.floor(this.fullHeight / this.#page))
    this.#offsetPerPage = this.#pages > 1 ? (this.fullHeight - this.height) / (this.#pages - 1) : 0
  }

  /** The position at the top of the view. */
  get y(): number {
    return this.#scrollTop + this.offset
  }

  /** Takes note of where the scroller now is. @returns where it has to be put instead, if it has to */
  scrolled(scrollTop: number, viewHeight: number): number {
    const step = Math.abs(scrollTop - this.#scrollTop)
    if (step < viewHeight || this.fullHeight <= this.height) return this.moveTo(scrollTop + this.offset)
    const proportion = (this.fullHeight - viewHeight) / (this.height - viewHeight)
    const page = Math.min(this.#pages - 1, Math.floor((scrollTop * proportion) / this.#page))
    this.offset = Math.round(page * this.#offsetPerPage)
    this.#scrollTop = scrollTop
    return scrollTop
  }

  /** Goes to a position. @returns the place to put the scroller at */
  moveTo(y: number): number {
    const position = Math.max(0, y)
    const page = Math.min(this.#pages - 1, Math.floor(position / this.#page))
    this.offset = Math.round(page * this.#offsetPerPage)
    this.#scrollTop = position - this.offset
    return this.#scrollTop
  }
}
