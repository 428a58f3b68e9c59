package io.dryswarm.models.gossip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;

/**
 * Messages to be sent a limited number of times: those sent least go first, among them the largest, among those the newest. Source:
 * hashicorp/memberlist queue.go; data-plane facts F3.13.
 */
final class BroadcastQueue<M> {
  private final ToIntFunction<M> sizeBytes;
  private final BiPredicate<M, M> replaces;
  private final TreeSet<Item<M>> items =
      new TreeSet<>(Comparator.<Item<M>>comparingInt(i -> i.sends)
          .thenComparingInt(i -> -i.sizeBytes)
          .thenComparingLong(i -> -i.number));
  private long added;

  private record Item<M>(M message, int sizeBytes, long number, int sends) {
    Item<M> sentOnceMore() {
      return new Item<>(message, sizeBytes, number, sends + 1);
    }
  }

  /**
   * @param replaces whether the first, new message makes the second, waiting one worthless
   */
  BroadcastQueue(ToIntFunction<M> sizeBytes, BiPredicate<M, M> replaces) {
    this.sizeBytes = sizeBytes;
    this.replaces = replaces;
  }

  /** How often a message is sent among {@code n} nodes: multiplier times ceil(log10(n + 1)). */
  static int sendLimit(int multiplier, int n) {
    return multiplier * (int) StrictMath.ceil(StrictMath.log10(n + 1.0));
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  int size() {
    return items.size();
  }

  void add(M message) {
    items.removeIf(waiting -> replaces.test(message, waiting.message));
    items.add(new Item<>(message, sizeBytes.applyAsInt(message), added++, 0));
  }

  void clear() {
    items.clear();
  }

  /**
   * Moves the next messages into a packet and charges each of them one sending.
   *
   * @param sendLimit   a message goes out of the queue when it has been sent so many times
   * @param roomBytes   room in the packet
   * @param packet      receives the messages
   * @return room left
   */
  int fill(List<M> packet, int sendLimit, int roomBytes) {
    List<Item<M>> sent = new ArrayList<>();
    int room = roomBytes;
    for (Iterator<Item<M>> waiting = items.iterator(); waiting.hasNext(); ) {
      Item<M> item = waiting.next();
      if (item.sizeBytes <= room) {
        room -= item.sizeBytes;
        packet.add(item.message);
        sent.add(item);
        waiting.remove();
      }
    }
    for (Item<M> item : sent) {
      if (item.sends + 1 < sendLimit) {
        items.add(item.sentOnceMore());
      }
    }
    return room;
  }
}
