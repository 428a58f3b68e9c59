package io.dryswarm.models.workload;

/** Use of one service, all its tasks together; sums are integrals over virtual time. */
final class ServiceLoad {
  final String service;

  /** In the order in which services were first seen, from 0. */
  final int number;

  private long sinceNs;
  private int busy;
  private int workers;
  private int queued;
  private int serving;
  private double busyNs;
  private double workersNs;
  private double queuedNs;
  private double elapsedNs;
  long served;
  long maxQueue;
  int fewestServing;
  int mostServing;
  long rounds;
  long roundsWithWork;

  /** What was forgotten at the end of the warm-up. */
  private final Past past = new Past();

  private static final class Past {
    double busyNs;
    double workersNs;
    double queuedNs;
    long served;
    long roundsWithWork;
  }

  ServiceLoad(String service, int number) {
    this.service = service;
    this.number = number;
  }

  /** Changes the levels; call with the present time before anything else changes. */
  void move(long nowNs, int busyChange, int workersChange, int queuedChange) {
    double spanNs = (double) (nowNs - sinceNs);
    busyNs += busy * spanNs;
    workersNs += workers * spanNs;
    queuedNs += queued * spanNs;
    elapsedNs += spanNs;
    sinceNs = nowNs;
    busy += busyChange;
    workers += workersChange;
    queued += queuedChange;
  }

  /** A program begins to accept connections, or does so no more. */
  void serves(int change) {
    serving += change;
    fewestServing = Math.min(fewestServing, serving);
    mostServing = Math.max(mostServing, serving);
  }

  /** Forgets everything but the present levels: what was before belongs to the warm-up. */
  void restart(long nowNs) {
    move(nowNs, 0, 0, 0);
    past.busyNs += busyNs;
    past.workersNs += workersNs;
    past.queuedNs += queuedNs;
    past.served += served;
    past.roundsWithWork += roundsWithWork;
    busyNs = 0;
    workersNs = 0;
    queuedNs = 0;
    elapsedNs = 0;
    served = 0;
    maxQueue = 0;
    fewestServing = serving;
    mostServing = serving;
    rounds = 0;
    roundsWithWork = 0;
  }

  /** Tells all there was, warm-up included, and changes nothing: not even how sums are rounded. */
  void tell(long nowNs, LoadObserver observer) {
    double spanNs = (double) (nowNs - sinceNs);
    observer.service(
        service,
        past.served + served + past.roundsWithWork + roundsWithWork,
        past.busyNs + busyNs + busy * spanNs,
        past.workersNs + workersNs + workers * spanNs,
        past.queuedNs + queuedNs + queued * spanNs);
  }

  boolean isLoopDriven() {
    return rounds > 0 && served == 0;
  }

  /** Share of the workers in use; of a program that lives by its loop, share of the rounds that found work. 0..1. */
  double utilisation() {
    if (isLoopDriven()) {
      return (double) roundsWithWork / rounds;
    }
    return workersNs == 0 ? 0 : busyNs / workersNs;
  }

  double meanQueue() {
    return elapsedNs == 0 ? 0 : queuedNs / elapsedNs;
  }
}
