import * as Plot from '@observablehq/plot'
import { useEffect, useRef } from 'react'

interface PlotFigureProps {
  /** What the figure shows, for who cannot see it; the numbers are in a table beside it. */
  label: string
  options: Plot.PlotOptions
}

/** A figure. Every figure has a table twin with the same numbers: it adds nothing that the table lacks. */
export function PlotFigure({ label, options }: PlotFigureProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const figure = Plot.plot({ ...options, figure: false, className: 'trede-plot-drawing' })
    // The content security policy refuses styles in the page; ours are in styles/plot.css.
    for (const style of figure.querySelectorAll('style')) style.remove()
    // One picture with one name: its parts have none of their own.
    for (const part of figure.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
    figure.setAttribute('role', 'img')
    figure.setAttribute('aria-label', label)
    box.current?.replaceChildren(figure)
    return () => figure.remove()
  }, [label, options])
  // It scrolls on a narrow screen, and whoever has no mouse must be able to scroll it.
  return <div ref={box} className="trede-plot" role="group" aria-label={label} tabIndex={0} />
}
