package io.dryswarm.bench;

/** W1, the hold model: every event schedules one more, exponentially distributed with mean 1 s ahead. Count: events. */
final class HoldWorkload extends Workload {
  private final int hold;

  HoldWorkload(Kernel kernel, int size) {
    super(kernel);
    hold = kernel.define("bench.hold", this::onHold);
    for (int i = 0; i < size; i++) {
      kernel.at(draws.exponential(SECOND), hold, i);
    }
  }

  @Override
  void run(long count) {
    runEvents(count);
  }

  private void onHold(int id, long arg) {
    count(id);
    kernel.at(kernel.nowNs() + draws.exponential(SECOND), hold, id);
  }
}
