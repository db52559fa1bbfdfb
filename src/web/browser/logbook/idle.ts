import { useEffect, useState } from 'preact/hooks'

/** Minutes without a touch until the logbook locks, and how long before that it is told. */
const IDLE = 10
const WARNING = 1

/** Calls `lock` when nothing has been touched for ten minutes; true in the last of them. What is `held` is not idle. */
export function useIdleLock(lock: () => void, held: () => boolean): boolean {
  const [soon, setSoon] = useState(false)
  useEffect(() => {
    let touched = Date.now()
    const touch = () => {
      touched = Date.now()
      setSoon(false)
    }
    const events = ['pointerdown', 'keydown', 'input', 'scroll'] as const
    for (const name of events) addEventListener(name, touch, { passive: true })
    // a clock, and not a timer for the whole time: a sleeping telephone stops its timers
    const looking = setInterval(() => {
      if (held()) touched = Date.now()
      const minutes = (Date.now() - touched) / 60_000
      if (minutes >= IDLE) lock()
      else setSoon(minutes >= IDLE - WARNING)
    }, 5_000)
    return () => {
      clearInterval(looking)
      for (const name of events) removeEventListener(name, touch)
    }
  }, [])
  return soon
}
