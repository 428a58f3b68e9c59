package io.dryswarm.models.underlay;

import io.dryswarm.core.Time;
import java.util.Arrays;

/**
 * One link that serves all transfers on it at the same speed, together at its full speed. Exact for any arrivals: each transfer has a
 * virtual finish, the service that every transfer will have had by then, so that arrivals and ends change none but themselves; O(log n).
 */
final class FairShare {
  static final int NOBODY = -1;

  /** Rounding of the sums: a transfer with less left than this is through. */
  private static final double ROUNDING_NS = 0.5;

  private double servedNs;
  private long updatedNs;
  private double[] finishNs = new double[8];
  private int[] transfers = new int[8];
  private int size;

  /**
   * @param serviceNs time that the transfer would take alone
   */
  void add(long nowNs, int transfer, double serviceNs) {
    advance(nowNs);
    if (size == transfers.length) {
      finishNs = Arrays.copyOf(finishNs, 2 * size);
      transfers = Arrays.copyOf(transfers, 2 * size);
    }
    rise(size++, servedNs + serviceNs, transfer);
  }

  /** Takes a transfer off that is given up. */
  void remove(long nowNs, int transfer) {
    advance(nowNs);
    for (int i = 0; i < size; i++) {
      if (transfers[i] == transfer) {
        removeAt(i);
        return;
      }
    }
  }

  /** When the next transfer is through, if none comes or goes before; {@link Time#NEVER} if there is none. */
  long nextEndNs() {
    if (size == 0) {
      return Time.NEVER;
    }
    double leftNs = Math.max(0, finishNs[0] - servedNs) * size;
    return updatedNs + (long) StrictMath.ceil(leftNs);
  }

  /** Takes off a transfer that is through, or returns {@link #NOBODY}. */
  int takeFinished(long nowNs) {
    advance(nowNs);
    if (size == 0 || finishNs[0] - servedNs > ROUNDING_NS) {
      return NOBODY;
    }
    int transfer = transfers[0];
    removeAt(0);
    return transfer;
  }

  private void advance(long nowNs) {
    if (size > 0) {
      servedNs += (double) (nowNs - updatedNs) / size;
    } else {
      servedNs = 0;
    }
    updatedNs = nowNs;
  }

  private void removeAt(int at) {
    size--;
    double lastNs = finishNs[size];
    int last = transfers[size];
    if (at < size) {
      int parent = (at - 1) / 2;
      if (at > 0 && isBefore(lastNs, last, parent)) {
        rise(at, lastNs, last);
      } else {
        sink(at, lastNs, last);
      }
    }
  }

  private boolean isBefore(double ns, int transfer, int other) {
    return ns < finishNs[other] || (ns == finishNs[other] && transfer < transfers[other]);
  }

  private void rise(int from, double ns, int transfer) {
    int at = from;
    while (at > 0 && isBefore(ns, transfer, (at - 1) / 2)) {
      copy((at - 1) / 2, at);
      at = (at - 1) / 2;
    }
    put(at, ns, transfer);
  }

  private void sink(int from, double ns, int transfer) {
    int at = from;
    int child = firstOfChildren(at);
    while (child < size && !isBefore(ns, transfer, child)) {
      copy(child, at);
      at = child;
      child = firstOfChildren(at);
    }
    put(at, ns, transfer);
  }

  private int firstOfChildren(int at) {
    int left = 2 * at + 1;
    int right = left + 1;
    return right < size && isBefore(finishNs[right], transfers[right], left) ? right : left;
  }

  private void copy(int from, int to) {
    put(to, finishNs[from], transfers[from]);
  }

  private void put(int at, double ns, int transfer) {
    finishNs[at] = ns;
    transfers[at] = transfer;
  }
}
