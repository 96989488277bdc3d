import { scaleBand, scaleLinear } from 'd3-scale'
import { useWords } from '../../shared/language/language'
import { formatShortDate } from '../../shared/language/format'
import { measureWords } from './words'

const [width, height, foot] = [640, 160, 22]

interface Day {
  key: string
  onTime: number
  late: number
}

/** Decided dossiers day by day, those on time below those late. */
export function DayChart({ days }: { days: Day[] }) {
  const words = useWords(measureWords)
  const highest = Math.max(0, ...days.map(({ onTime, late }) => onTime + late))
  if (highest === 0) return null
  const x = scaleBand(
    days.map(({ key }) => key),
    [0, width],
  ).padding(0.2)
  const y = scaleLinear([0, highest], [height - foot, 4])
  const every = Math.ceil(days.length / 8)
  return (
    <figure className="chart">
      <figcaption>
        {words.byDay} <span className="key-good">{words.onTime}</span> <span className="key-late">{words.late}</span>
      </figcaption>
      <div className="scrolls" tabIndex={0} role="region" aria-label={words.byDay}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.byDay}>
          {days.map(({ key, onTime, late }, position) => (
            <g key={key}>
              <title>{words.dayLabel(key, onTime, late)}</title>
              <rect className="good" x={x(key)} width={x.bandwidth()} y={y(onTime)} height={y(0) - y(onTime)} />
              <rect
                className="late"
                x={x(key)}
                width={x.bandwidth()}
                y={y(onTime + late)}
                height={y(onTime) - y(onTime + late)}
              />
              {position % every === 0 && (
                <text className="figures" x={(x(key) ?? 0) + x.bandwidth() / 2} y={height - 5} textAnchor="middle">
                  {formatShortDate(key)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
    </figure>
  )
}
