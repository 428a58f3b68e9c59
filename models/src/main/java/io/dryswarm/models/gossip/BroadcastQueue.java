package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Messages to be sent a limited number of times: those sent least go first, among them the largest that fits, among those the newest.
 * Of one subject only the newest message waits. Source: hashicorp/memberlist queue.go; data-plane facts F3.13.
 *
 * <p>A message that waits is a place in the array of its tier and nothing else: a large swarm has such queues on every node and finds
 * them out of the cache. A packet costs a search in a tier for every message that does not fit, and one shift of a part of each tier that it
 * changes. A message that takes the place of a waiting one is dearer: those of its size are looked through.
 */
final class BroadcastQueue<M> {
  private final ToIntFunction<M> sizeBytes;
  private final ToLongFunction<M> subject;
  private final Long2ObjectOpenHashMap<M> bySubject = new Long2ObjectOpenHashMap<>();

  /** By the number of times sent. */
  private final List<BroadcastTier<M>> tiers = new ArrayList<>();

  /** Of what was taken into the packet that is being filled. */
  private final LongArrayList ranks = new LongArrayList(0);

  private long added;
  private int size;

  /** No message that waits is smaller. */
  private int leastBytes = Integer.MAX_VALUE;

  /**
   * @param subject what a message is about
   */
  BroadcastQueue(ToIntFunction<M> sizeBytes, ToLongFunction<M> subject) {
    this.sizeBytes = sizeBytes;
    this.subject = subject;
  }

  /** How often a message is sent among {@code n} nodes: multiplier times ceil(log10(n + 1)), which is the number of digits of n. */
  static int sendLimit(int multiplier, int n) {
    int digits = 0;
    for (int rest = n; rest > 0; rest /= 10) {
      digits++;
    }
    return multiplier * digits;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** Whether this message is still to be sent. */
  @SuppressWarnings("ReferenceEquality")
  boolean holds(M message) {
    return bySubject.get(subject.applyAsLong(message)) == message;
  }

  void add(M message) {
    int bytes = sizeBytes.applyAsInt(message);
    M worthless = bySubject.put(subject.applyAsLong(message), message);
    if (worthless == null) {
      size++;
    } else {
      remove(worthless);
    }
    leastBytes = Math.min(leastBytes, bytes);
    tier(0).insert(BroadcastTier.rank(bytes, added++), message);
  }

  private void remove(M worthless) {
    int bytes = sizeBytes.applyAsInt(worthless);
    int sends = 0;
    while (!tiers.get(sends).remove(worthless, bytes)) {
      sends++;
    }
  }

  void clear() {
    bySubject.clear();
    tiers.clear();
    size = 0;
    leastBytes = Integer.MAX_VALUE;
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
    if (size == 0) {
      return roomBytes;
    }
    ranks.clear();
    int room = roomBytes;
    int begin = packet.size();
    int from = begin;
    int sends = 0;
    int tierCount = tiers.size();
    while (sends < tierCount && room >= leastBytes) {
      int to = packet.size();
      room = tiers.get(sends).take(packet, ranks, leastBytes, room);
      putBack(packet, from, to, begin, sends, sendLimit);
      from = to;
      sends++;
    }
    putBack(packet, from, packet.size(), begin, sends, sendLimit);
    return room;
  }

  /**
   * What the tier below was taken of goes into this one, from which nothing more is taken for this packet.
   *
   * @param from  first of the messages in the packet, {@code to} the one after the last
   * @param begin where this queue's messages begin in the packet
   * @param sends number of times that they have been sent now
   */
  private void putBack(List<M> packet, int from, int to, int begin, int sends, int sendLimit) {
    if (from == to) {
      return;
    }
    if (sends < sendLimit) {
      tier(sends).insertAll(packet, from, to, ranks, begin);
      return;
    }
    for (int i = from; i < to; i++) {
      bySubject.remove(subject.applyAsLong(packet.get(i)));
    }
    size -= to - from;
    if (size == 0) {
      leastBytes = Integer.MAX_VALUE;
    }
  }

  private BroadcastTier<M> tier(int sends) {
    while (tiers.size() <= sends) {
      tiers.add(new BroadcastTier<>());
    }
    return tiers.get(sends);
  }
}
