package io.dryswarm.models.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The leader's update lock: writes wait in line, one is proposed at a time, the next starts when it has been applied and published.
 * Source: control-plane facts 2.4.34-36, moby/swarmkit manager/state/store/memory.go update, Batch.
 */
final class WriteQueue {
  /** Most changes in one transaction of a batch; control-plane facts 2.4.36. */
  static final int MAX_CHANGES = 200;

  private static final Runnable NOTHING = () -> {};

  /** One write or batch; {@code nextPart} counts what went into earlier transactions. */
  private static final class Write {
    final List<Consumer<StoreTx>> parts;
    final Runnable committed;
    int nextPart;

    Write(List<Consumer<StoreTx>> parts, Runnable committed) {
      this.parts = parts;
      this.committed = committed;
    }

    boolean isDone() {
      return nextPart == parts.size();
    }
  }

  private final ClusterStore store;
  private final IntSupplier ids;
  private final Consumer<StoreTransaction> propose;
  private final Deque<Write> waiting = new ArrayDeque<>();
  private @Nullable Write locked;
  private boolean running;

  /**
   * @param propose offers a transaction to Raft; {@link #applied} must follow if it commits
   */
  WriteQueue(ClusterStore store, IntSupplier ids, Consumer<StoreTransaction> propose) {
    this.store = store;
    this.ids = ids;
    this.propose = propose;
  }

  void add(Consumer<StoreTx> change, Runnable committed) {
    waiting.add(new Write(List.of(change), committed));
  }

  void add(List<Consumer<StoreTx>> parts) {
    waiting.add(new Write(parts, NOTHING));
  }

  /** Whether a proposal is under way. */
  boolean isLocked() {
    return locked != null;
  }

  /** Starts the next write if none is under way; a call from within a callback is taken up by the loop that runs it. */
  void proceed() {
    if (running) {
      return;
    }
    running = true;
    while (locked == null && !waiting.isEmpty()) {
      start(waiting.element());
    }
    running = false;
  }

  private void start(Write write) {
    PendingWrite tx = new PendingWrite(store, ids);
    while (!write.isDone() && tx.size() < MAX_CHANGES) {
      int before = tx.size();
      try {
        write.parts.get(write.nextPart).accept(tx);
      } catch (StoreRefusal refused) {
        tx.rollBackTo(before);
      }
      write.nextPart++;
    }
    if (tx.size() > 0) {
      locked = write;
      propose.accept(new StoreTransaction(tx.actions()));
    } else {
      finish(write);
    }
  }

  /** The proposal under way was applied and its events were published. */
  void applied() {
    Write write = locked;
    locked = null;
    if (write != null) {
      finish(write);
    }
    proceed();
  }

  private void finish(Write write) {
    if (write.isDone()) {
      waiting.remove();
      write.committed.run();
    }
  }
}
