/** Preloaded into a server: answers each message of its parent with the delay of its event loop since the last one. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
histogram.enable();

/** The histogram holds whole intervals of its timer; what is beyond the interval is delay. */
const delay = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);

process.on('message', () => {
  process.send({
    p50: delay(histogram.percentile(50)),
    p99: delay(histogram.percentile(99)),
    most: delay(histogram.max),
  });
  histogram.reset();
});
process.channel.unref();
