package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Messages to be sent a limited number of times: those sent least go first, among them the largest that fits, among those the newest.
 * Of one subject only the newest message waits. Source: hashicorp/memberlist queue.go; data-plane facts F3.13.
 */
final class BroadcastQueue<M> {
  private final ToIntFunction<M> sizeBytes;
  private final ToLongFunction<M> subject;
  private final Long2ObjectOpenHashMap<Waiting<M>> bySubject = new Long2ObjectOpenHashMap<>();

  /** By the number of times sent. */
  private final List<BroadcastTier<M>> tiers = new ArrayList<>();

  private final List<Waiting<M>> sent = new ArrayList<>();
  private long added;
  private int size;

  /** No message that waits is smaller. */
  private int leastBytes = Integer.MAX_VALUE;

  /** A message, and where it stands in its tier: a higher rank goes first. */
  static final class Waiting<M> {
    final M message;
    final long subject;
    final int sizeBytes;
    final long rank;
    int sends;

    Waiting(M message, long subject, int sizeBytes, long number) {
      this.message = message;
      this.subject = subject;
      this.sizeBytes = sizeBytes;
      this.rank = BroadcastTier.rank(sizeBytes, number);
    }
  }

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
  boolean holds(M message) {
    Waiting<M> waiting = bySubject.get(subject.applyAsLong(message));
    return waiting != null && waiting.message == message;
  }

  void add(M message) {
    long about = subject.applyAsLong(message);
    Waiting<M> fresh = new Waiting<>(message, about, sizeBytes.applyAsInt(message), added++);
    Waiting<M> worthless = bySubject.put(about, fresh);
    if (worthless == null) {
      size++;
    } else {
      tier(worthless.sends).remove(worthless);
    }
    leastBytes = Math.min(leastBytes, fresh.sizeBytes);
    tier(0).insert(fresh);
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
    int room = roomBytes;
    for (int sends = 0; sends < tiers.size() && room >= leastBytes; sends++) {
      room = fill(packet, tiers.get(sends), room);
    }
    for (int i = 0; i < sent.size(); i++) {
      putBack(sent.get(i), sendLimit);
    }
    sent.clear();
    return room;
  }

  private int fill(List<M> packet, BroadcastTier<M> tier, int roomBytes) {
    int room = roomBytes;
    Waiting<M> next = tier.take(room);
    while (next != null) {
      room -= next.sizeBytes;
      packet.add(next.message);
      sent.add(next);
      next = room >= leastBytes ? tier.take(room) : null;
    }
    return room;
  }

  private void putBack(Waiting<M> once, int sendLimit) {
    once.sends++;
    if (once.sends < sendLimit) {
      tier(once.sends).insert(once);
    } else {
      bySubject.remove(once.subject);
      size--;
      if (size == 0) {
        leastBytes = Integer.MAX_VALUE;
      }
    }
  }

  private BroadcastTier<M> tier(int sends) {
    while (tiers.size() <= sends) {
      tiers.add(new BroadcastTier<>());
    }
    return tiers.get(sends);
  }
}
