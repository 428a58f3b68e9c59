package io.dryswarm.bench;

import java.util.Locale;

/** W4, an M/M/16 queue, first come first served, load 0.8, mean service 1 s. Count: requests. */
final class ServerWorkload extends Workload {
  static final int SERVERS = 16;
  static final double MEAN_SERVICE_NS = 1e9;
  static final double MEAN_GAP_NS = 78_125_000.0;

  private static final int QUEUE_MASK = (1 << 16) - 1;
  private static final int HISTOGRAM_MS = 100_000;
  private static final int NS_PER_MS = 1_000_000;

  private final int arrive;
  private final int depart;
  private final long requests;
  private final long[] arrivedNs = new long[SERVERS];
  private final int[] idle = new int[SERVERS];
  private int idleCount = SERVERS;
  private final long[] waitingArrivedNs = new long[QUEUE_MASK + 1];
  private final long[] waitingServiceNs = new long[QUEUE_MASK + 1];
  private int queueHead;
  private int queueTail;
  private long arrived;
  private long done;
  private double sumNs;
  private final long[] histogramMs = new long[HISTOGRAM_MS + 1];

  ServerWorkload(Kernel kernel, long requests) {
    super(kernel);
    this.requests = requests;
    arrive = kernel.define("bench.arrive", this::onArrive);
    depart = kernel.define("bench.depart", this::onDepart);
    for (int i = 0; i < SERVERS; i++) {
      idle[i] = i;
    }
    kernel.at(draws.exponential(MEAN_GAP_NS), arrive, SERVERS);
  }

  @Override
  void run(long count) {
    kernel.runUntil(Long.MAX_VALUE);
    finish();
  }

  private void onArrive(int target, long arg) {
    count(target);
    long nowNs = kernel.nowNs();
    long serviceNs = draws.exponential(MEAN_SERVICE_NS);
    if (idleCount > 0) {
      begin(idle[--idleCount], nowNs, serviceNs);
    } else {
      int place = queueTail++ & QUEUE_MASK;
      waitingArrivedNs[place] = nowNs;
      waitingServiceNs[place] = serviceNs;
    }
    if (++arrived < requests) {
      kernel.at(nowNs + draws.exponential(MEAN_GAP_NS), arrive, SERVERS);
    }
  }

  private void onDepart(int server, long arg) {
    count(server);
    long sojournNs = kernel.nowNs() - arrivedNs[server];
    sumNs += sojournNs;
    histogramMs[(int) Math.min(sojournNs / NS_PER_MS, HISTOGRAM_MS)]++;
    if (queueHead == queueTail) {
      idle[idleCount++] = server;
    } else {
      int place = queueHead++ & QUEUE_MASK;
      begin(server, waitingArrivedNs[place], waitingServiceNs[place]);
    }
    if (++done == requests) {
      kernel.stop();
    }
  }

  private void begin(int server, long requestArrivedNs, long serviceNs) {
    arrivedNs[server] = requestArrivedNs;
    kernel.at(kernel.nowNs() + serviceNs, depart, server);
  }

  double meanMs() {
    return sumNs / done / NS_PER_MS;
  }

  /** The 99th percentile of the sojourn time, rounded up to whole milliseconds. */
  int p99Ms() {
    long below = 0;
    int ms = 0;
    while (below < done - done / 100) {
      below += histogramMs[ms++];
    }
    return ms;
  }

  @Override
  String extra() {
    return String.format(Locale.ROOT, ",\"mean_ms\":%.4f,\"p99_ms\":%d", meanMs(), p99Ms());
  }
}
