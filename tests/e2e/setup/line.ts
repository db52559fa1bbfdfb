import { connect, createServer, type Socket } from 'node:net'

/** The way from a browser to the program. It can be cut, and mended; what the browser sends over it can be read. */
export type Line = {
  readonly address: string
  readonly cut: () => Promise<void>
  readonly mend: () => Promise<void>
  readonly sent: () => string
}

export async function lineTo(origin: string): Promise<Line> {
  const { hostname, port } = new URL(origin)
  const sent: Buffer[] = []
  const open = new Set<Socket>()
  const server = createServer((browser) => {
    const program = connect(Number(port), hostname)
    const ends = [browser, program]
    for (const end of ends) {
      open.add(end)
      end.on('error', () => undefined)
      end.on('close', () => {
        open.delete(end)
        for (const other of ends) other.destroy()
      })
    }
    browser.on('data', (bytes: Buffer) => sent.push(bytes))
    browser.pipe(program).pipe(browser)
  })
  const listen = (at: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(at, '127.0.0.1', () => {
        const bound = server.address()
        resolve(typeof bound === 'object' && bound ? bound.port : 0)
      })
    })
  const own = await listen(0)
  return {
    address: `http://localhost:${own}`,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const end of open) end.destroy()
      }),
    mend: async () => void (await listen(own)),
    sent: () => Buffer.concat(sent).toString('latin1'),
  }
}
