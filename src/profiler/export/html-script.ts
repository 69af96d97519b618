/** The profile page's script. It is sent as its source text, so that it may use nothing from outside itself. */
import type { PageData } from './html.ts'

export function pageScript(): void {
  const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T
  const data: PageData = JSON.parse(byId('profile').textContent ?? '')
  const canvas = byId<HTMLCanvasElement>('chart')
  const tip = byId('tip')
  const ROW = 18
  const HEAD = 22
  const AXIS = 18
  const waits = /^(barrier|wait)/
  const depths = data.lanes.map(({ spans }) => spans.reduce((most, span) => Math.max(most, span[1] + 1), 1))
  const tops: number[] = []
  let height = AXIS
  for (const depth of depths) {
    tops.push(height)
    height += HEAD + Math.min(depth, 40) * ROW
  }
  // First what was called: a program may take long to start. A double click shows all.
  const calls = data.lanes.flatMap(({ spans }) => spans)
  const first = calls.reduce((least, span) => Math.min(least, span[2]), data.end)
  const last = calls.reduce((most, span) => Math.max(most, span[2] + span[3]), 0)
  const margin = (last - first) / 50
  let from = calls.length === 0 ? 0 : Math.max(0, first - margin)
  let to = calls.length === 0 ? Math.max(1, data.end) : Math.max(from + 1, Math.min(data.end, last + margin))

  const colour = (name: string) => {
    let hash = 0
    for (const character of name) hash = (hash * 31 + character.charCodeAt(0)) | 0
    return `hsl(${(hash >>> 0) % 360} 55% 68%)`
  }
  const time = (micro: number) => {
    if (micro === 0) return '0'
    if (micro < 1000) return `${micro.toFixed(0)} µs`
    return micro < 1e6 ? `${(micro / 1000).toPrecision(3)} ms` : `${(micro / 1e6).toPrecision(3)} s`
  }

  function hatched(context: CanvasRenderingContext2D): CanvasPattern | string {
    const tile = document.createElement('canvas')
    tile.width = tile.height = 6
    const stroke = tile.getContext('2d')
    if (stroke === null) return '#999'
    stroke.fillStyle = '#bbb'
    stroke.fillRect(0, 0, 6, 6)
    stroke.strokeStyle = '#555'
    stroke.beginPath()
    stroke.moveTo(0, 6)
    stroke.lineTo(6, 0)
    stroke.stroke()
    return context.createPattern(tile, 'repeat') ?? '#999'
  }

  function draw(): void {
    const scale = window.devicePixelRatio || 1
    const width = canvas.clientWidth
    canvas.width = width * scale
    canvas.height = height * scale
    canvas.style.height = `${height}px`
    const context = canvas.getContext('2d')
    if (context === null) return
    context.scale(scale, scale)
    const text = getComputedStyle(document.body).color
    const hatch = hatched(context)
    const perPixel = (to - from) / width
    context.font = '11px system-ui, sans-serif'
    context.textBaseline = 'middle'
    context.fillStyle = text
    // 1, 2 or 5 of a power of ten, wide enough for a label.
    const least = 75 * perPixel
    const power = 10 ** Math.floor(Math.log10(least))
    const step = ([1, 2, 5].find((times) => times * power >= least) ?? 10) * power
    for (let tick = Math.ceil(from / step) * step; tick < to; tick += step) {
      const x = (tick - from) / perPixel
      context.globalAlpha = 0.2
      context.fillRect(x, 0, 1, height)
      context.globalAlpha = 1
      if (x < width - 50) context.fillText(time(tick), x + 3, AXIS / 2)
    }
    data.lanes.forEach((lane, i) => {
      context.fillStyle = text
      context.globalAlpha = 0.2
      context.fillRect(0, tops[i], width, 1)
      context.globalAlpha = 1
      context.font = 'bold 12px system-ui, sans-serif'
      context.fillText(lane.name, 4, tops[i] + HEAD / 2)
      context.font = '11px system-ui, sans-serif'
      for (const [frame, depth, start, elapsed] of lane.spans) {
        if (start > to || start + elapsed < from || depth >= 40) continue
        const x = (start - from) / perPixel
        const size = Math.max(elapsed / perPixel, 0.5)
        const y = tops[i] + HEAD + depth * ROW
        const [name] = lane.frames[frame]
        context.fillStyle = waits.test(name) ? hatch : colour(name)
        context.fillRect(x, y, size, ROW - 1)
        if (size < 30) continue
        context.fillStyle = '#111'
        const left = Math.max(x, 0) + 3
        const room = Math.floor((Math.min(x + size, width) - left) / 6)
        if (room > 2) context.fillText(name.slice(0, room), left, y + ROW / 2)
      }
    })
  }

  function show(x: number, y: number): void {
    const at = from + (x / canvas.clientWidth) * (to - from)
    const i = tops.findLastIndex((top) => top <= y)
    const depth = Math.floor((y - tops[i] - HEAD) / ROW)
    const lane = data.lanes[i]
    const half = (to - from) / canvas.clientWidth
    const span = lane?.spans.find((each) => each[1] === depth && each[2] - half <= at && each[2] + each[3] + half >= at)
    if (span === undefined) return
    const [name, place] = lane.frames[span[0]]
    const cpu = span[4] < 0 ? '' : `, CPU ${time(span[4])}`
    tip.textContent = `${lane.name}: ${name}, ${time(span[3])}${cpu}, from ${time(span[2])}; ${place}`
  }

  function zoom(x: number, factor: number): void {
    const at = from + (x / canvas.clientWidth) * (to - from)
    move(at - (at - from) * factor, at + (to - at) * factor)
  }
  function move(start: number, end: number): void {
    const length = Math.min(Math.max(end - start, 1), data.end)
    from = Math.min(Math.max(0, start), data.end - length)
    to = from + length
    draw()
  }

  const fingers = new Map<number, number>()
  canvas.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, event.offsetX)
    show(event.offsetX, event.offsetY)
  })
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
    canvas.addEventListener(end, (event) => fingers.delete(event.pointerId))
  canvas.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId)
    if (before === undefined) return show(event.offsetX, event.offsetY)
    const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, x]) => x)
    if (others.length > 0) {
      const gap = Math.max(1, Math.abs(event.offsetX - others[0]))
      zoom((event.offsetX + others[0]) / 2, Math.max(1, Math.abs(before - others[0])) / gap)
    } else {
      const shift = ((before - event.offsetX) / canvas.clientWidth) * (to - from)
      move(from + shift, to + shift)
    }
    fingers.set(event.pointerId, event.offsetX)
  })
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      zoom(event.offsetX, event.deltaY > 0 ? 1.25 : 0.8)
    },
    { passive: false }
  )
  canvas.addEventListener('dblclick', () => move(0, data.end))
  canvas.addEventListener('keydown', ({ key }) => {
    const length = to - from
    if (key === 'ArrowLeft') move(from - length / 5, to - length / 5)
    if (key === 'ArrowRight') move(from + length / 5, to + length / 5)
    if (key === '+') zoom(canvas.clientWidth / 2, 0.7)
    if (key === '-') zoom(canvas.clientWidth / 2, 1.4)
  })
  window.addEventListener('resize', draw)

  const HEADS = ['thread', 'function', 'calls', 'wall', 'self', 'CPU self', 'wait', 'where']
  const FIELDS = [0, 1, 3, 4, 5, 6, 7, 2]
  let sortedBy = 4
  const table = document.querySelector('table') as HTMLTableElement
  const match = byId<HTMLInputElement>('match')
  function fill(): void {
    const rows = data.rows.filter((row) => String(row[1]).includes(match.value))
    heads.forEach((cell, i) => {
      if (FIELDS[i] === sortedBy) cell.ariaSort = sortedBy < 3 ? 'ascending' : 'descending'
      else cell.removeAttribute('aria-sort')
    })
    rows.sort((a, b) => {
      const [x, y] = [a[sortedBy] ?? -1, b[sortedBy] ?? -1]
      return typeof x === 'string' ? x.localeCompare(String(y)) : Number(y) - x
    })
    table.tBodies[0].replaceChildren(
      ...rows.slice(0, 500).map((row) => {
        const line = document.createElement('tr')
        for (const field of FIELDS) {
          const value = row[field]
          line.insertCell().textContent =
            typeof value === 'number' ? (field === 3 ? String(value) : time(value * 1000)) : (value ?? 'n/a')
        }
        return line
      })
    )
  }
  const heads = HEADS.map((head, i) => {
    const cell = document.createElement('th')
    const button = document.createElement('button')
    button.textContent = head
    button.addEventListener('click', () => {
      sortedBy = FIELDS[i]
      fill()
    })
    cell.append(button)
    table.tHead?.rows[0].append(cell)
    return cell
  })
  match.addEventListener('input', fill)
  fill()
  draw()
}
