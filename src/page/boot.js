/** Starts the program twice at once: in a worker, so that the first curves are on their way, and in the page. */
;(() => {
  const program = document.getElementById('program')
  const url = URL.createObjectURL(new Blob([program.textContent], { type: 'text/javascript' }))
  window.lintas = { program: url, curves: new Worker(url) }
  const script = document.createElement('script')
  script.src = url
  document.head.append(script)
})()
