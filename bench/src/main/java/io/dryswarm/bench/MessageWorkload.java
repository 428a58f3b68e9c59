package io.dryswarm.bench;

/**
 * W2, message passing: as many messages in flight as entities. A delivery changes the entity and sends the message on to a random one,
 * 1 s and an exponential second away. Count: deliveries.
 */
final class MessageWorkload extends Workload {
  private static final int STRIDE = 3;
  private static final int DELIVERIES = 0;
  private static final int LAST_NS = 1;
  private static final int MIX = 2;

  private final int deliver;
  private final int[] destination;
  private final long[] state;

  MessageWorkload(Kernel kernel, int size) {
    super(kernel);
    deliver = kernel.define("bench.deliver", this::onDeliver);
    destination = new int[size];
    state = new long[STRIDE * size];
    for (int i = 0; i < size; i++) {
      destination[i] = i;
      kernel.at(SECOND + draws.exponential(SECOND), deliver, i);
    }
  }

  @Override
  void run(long count) {
    runEvents(count);
  }

  private void onDeliver(int message, long arg) {
    long nowNs = kernel.nowNs();
    int entity = destination[message];
    count(entity);
    int at = entity * STRIDE;
    state[at + DELIVERIES]++;
    state[at + MIX] ^= nowNs - state[at + LAST_NS];
    state[at + LAST_NS] = nowNs;
    destination[message] = (int) Draws.below(draws.next(), destination.length);
    kernel.at(nowNs + SECOND + draws.exponential(SECOND), deliver, message);
  }

  @Override
  void noteState() {
    for (int at = 0; at < state.length; at += STRIDE) {
      draws.note(state[at + DELIVERIES], state[at + MIX]);
    }
  }
}
