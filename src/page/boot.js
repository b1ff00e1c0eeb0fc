/** Starts a worker, so that the first curves are on their way, and then the page. */
;(() => {
  const text = (id) => document.getElementById(id).textContent
  const address = (id) => URL.createObjectURL(new Blob([text(id)], { type: 'text/javascript' }))
  try {
    const engine = address('engine')
    const open = { kind: 'open', contents: text('contents'), address: location.hash }
    const begin = () => {
      const worker = new Worker(engine)
      worker.postMessage(open)
      return worker
    }
    window.lintas = { begin, curves: begin() }
  } finally {
    const script = document.createElement('script')
    script.src = address('program')
    document.head.append(script)
  }
})()
