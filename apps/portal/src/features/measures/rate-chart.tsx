import { scaleLinear } from 'd3-scale'
import type { Measure } from '../../shared/api/types'

/** Rows a chart shows; the table below has all. */
const most = 12
const [rowHeight, width, nameWidth, endWidth] = [30, 640, 250, 60]

/** The share on time of each office or procedure as bars, the worst on top. The table says the same in figures. */
export function RateChart({
  items,
  title,
  nameOf,
}: {
  items: Measure[]
  title: string
  nameOf: (item: Measure) => string
}) {
  const shown = items.filter(({ onTimeRate }) => onTimeRate !== null).slice(0, most)
  if (shown.length === 0) return null
  const x = scaleLinear([0, 1], [nameWidth, width - endWidth])
  const height = shown.length * rowHeight
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="scrolls" tabIndex={0} role="region" aria-label={title}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
          {shown.map((item, row) => {
            const rate = item.onTimeRate ?? 0
            const name = nameOf(item)
            return (
              <g key={item.key} transform={`translate(0 ${row * rowHeight})`}>
                <title>{name}</title>
                <text className="name" x={0} y={rowHeight * 0.65}>
                  {name.length > 34 ? `${name.slice(0, 33)}…` : name}
                </text>
                <rect className="all" x={nameWidth} y={6} width={x(1) - nameWidth} height={rowHeight - 12} />
                <rect className="good" x={nameWidth} y={6} width={x(rate) - nameWidth} height={rowHeight - 12} />
                <text className="figures" x={width} y={rowHeight * 0.65} textAnchor="end">
                  {Math.round(rate * 100)}%
                </text>
              </g>
            )
          })}
        </svg>
      </div>
    </figure>
  )
}
