package io.dryswarm.models.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The leader's update lock: writes wait in line, one is proposed at a time, the next starts when it has been applied and published. A
 * batch that is too large for one transaction gives the lock away between two of them.
 *
 * <p>Source: control-plane facts 2.4.34-36, moby/swarmkit manager/state/store/memory.go update, Batch.
 */
final class WriteQueue {
  /** Most changes in one transaction of a batch; control-plane facts 2.4.36. */
  static final int MAX_CHANGES = 200;

  /** A transaction of this size cannot be proposed; control-plane facts 2.4.36. */
  static final int MAX_BYTES = 1_572_864;

  /** A batch starts a new transaction at this size; control-plane facts 2.4.36. */
  static final int SPLIT_BYTES = MAX_BYTES / 4 * 3;

  static final String TOO_LARGE = "raft: raft message is too large and can't be sent";

  /** One write or batch; {@code nextPart} counts what went into earlier transactions. */
  private static final class Write {
    final List<Consumer<StoreTx>> parts;
    final boolean single;
    final WriteOutcome outcome;
    int nextPart;

    Write(List<Consumer<StoreTx>> parts, boolean single, WriteOutcome outcome) {
      this.parts = parts;
      this.single = single;
      this.outcome = outcome;
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

  void add(Consumer<StoreTx> change, WriteOutcome outcome) {
    waiting.add(new Write(List.of(change), true, outcome));
  }

  void add(List<Consumer<StoreTx>> parts, WriteOutcome outcome) {
    waiting.add(new Write(parts, false, outcome));
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
      Write next = waiting.remove();
      if (next.single) {
        write(next);
      } else {
        writeSome(next);
      }
    }
    running = false;
  }

  private void write(Write write) {
    PendingWrite tx = new PendingWrite(store, ids);
    write.nextPart = 1;
    try {
      write.parts.get(0).accept(tx);
    } catch (StoreRefusal refused) {
      write.outcome.failed(String.valueOf(refused.getMessage()));
      return;
    }
    StoreTransaction transaction = new StoreTransaction(tx.actions());
    if (transaction.sizeBytes() > MAX_BYTES) {
      write.outcome.failed(TOO_LARGE);
    } else {
      propose(write, transaction);
    }
  }

  /** As many parts of a batch as go into one transaction; a refused part is left out alone. */
  private void writeSome(Write batch) {
    PendingWrite tx = new PendingWrite(store, ids);
    while (!batch.isDone() && tx.size() < MAX_CHANGES && tx.sizeBytes() < SPLIT_BYTES) {
      int before = tx.size();
      try {
        batch.parts.get(batch.nextPart).accept(tx);
      } catch (StoreRefusal refused) {
        tx.rollBackTo(before);
      }
      batch.nextPart++;
    }
    propose(batch, new StoreTransaction(tx.actions()));
  }

  private void propose(Write write, StoreTransaction transaction) {
    if (transaction.actions().isEmpty()) {
      write.outcome.committed();
    } else {
      locked = write;
      propose.accept(transaction);
    }
  }

  /** The proposal under way was applied and its events were published. */
  void applied() {
    Write write = locked;
    locked = null;
    if (write != null && write.isDone()) {
      write.outcome.committed();
    } else if (write != null) {
      waiting.add(write);
    }
    proceed();
  }

  /** The proposal under way was not even taken; its writer is told, the next may try. To be called from within {@code propose}. */
  void dropped(String error) {
    Write write = locked;
    locked = null;
    if (write != null) {
      write.outcome.failed(error);
    }
  }

  /** Leadership is lost: nobody waits any more, whatever becomes of the proposal under way. */
  void fail(String error) {
    List<Write> lost = new ArrayList<>();
    if (locked != null) {
      lost.add(locked);
    }
    lost.addAll(waiting);
    locked = null;
    waiting.clear();
    lost.forEach(write -> write.outcome.failed(error));
  }
}
