/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/// <reference lib="webworker" />
