package io.dryswarm.bench;

/**
 * W3, heartbeats: each node beats every 4.5 to 5.5 s, and every beat sets the node's time-out of 15 s anew; one beat in 1,024 is
 * followed by 20 s of silence. Eager: cancel and schedule; lazy: re-arm. Count: simulated seconds.
 */
final class TimerWorkload extends Workload {
  private static final long TIMEOUT_NS = 15 * SECOND;
  private static final long SILENCE_NS = 20 * SECOND;
  private static final long FIRST_BEAT_NS = 5 * SECOND;
  private static final long SHORTEST_NS = 4_500_000_000L;
  private static final long SPREAD_NS = SECOND;
  private static final int SILENCE_MASK = 1023;

  private final boolean lazy;
  private final int heartbeat;
  private final int timeout;
  private final boolean[] running;
  private long fired;
  private long seconds;

  TimerWorkload(Kernel kernel, int size, boolean lazy) {
    super(kernel);
    this.lazy = lazy;
    heartbeat = kernel.define("bench.heartbeat", this::onHeartbeat);
    timeout = kernel.define("bench.timeout", this::onTimeout);
    running = new boolean[size];
    kernel.timers(size);
    for (int node = 0; node < size; node++) {
      kernel.at(Draws.below(draws.next(), FIRST_BEAT_NS), heartbeat, node);
      kernel.startTimer(TIMEOUT_NS, timeout, node);
      running[node] = true;
    }
  }

  @Override
  void run(long count) {
    seconds = count;
    kernel.runUntil(count * SECOND);
    finish();
  }

  private void onHeartbeat(int node, long arg) {
    count(2L * node);
    long nowNs = kernel.nowNs();
    long number = draws.next();
    if ((number & SILENCE_MASK) == 0) {
      kernel.at(nowNs + SILENCE_NS, heartbeat, node);
      return;
    }
    if (!running[node]) {
      kernel.startTimer(nowNs + TIMEOUT_NS, timeout, node);
      running[node] = true;
    } else if (lazy) {
      kernel.moveTimer(nowNs + TIMEOUT_NS, node);
    } else {
      kernel.cancelTimer(node);
      kernel.startTimer(nowNs + TIMEOUT_NS, timeout, node);
    }
    kernel.at(nowNs + SHORTEST_NS + Draws.below(number, SPREAD_NS), heartbeat, node);
  }

  private void onTimeout(int node, long arg) {
    count(2L * node + 1);
    running[node] = false;
    fired++;
  }

  @Override
  String extra() {
    return ",\"fired\":" + fired + ",\"sim_s\":" + seconds;
  }
}
