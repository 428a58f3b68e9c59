package io.dryswarm.models.cpu;

import java.util.Arrays;

/** One machine: who computes there, and how its cores are divided. */
final class Machine {
  final int node;
  private static final double NANO = 1e9;

  private final long nanoCpus;
  double speed = 1;

  /** Those that compute, by what they can use at most, ascending. */
  private CpuContainer[] active = new CpuContainer[8];

  private int count;
  private long demand;
  private long sinceNs;
  private double usedNs;

  /** Use that was forgotten since. */
  private double forgottenNs;

  private double crowdedNs;
  private double elapsedNs;

  Machine(int node, long nanoCpus) {
    this.node = node;
    this.nanoCpus = nanoCpus;
  }

  private boolean isCrowded() {
    return demand > nanoCpus;
  }

  /** Notes use up to now; before anything changes. */
  void passTime(long nowNs) {
    double spanNs = (double) (nowNs - sinceNs);
    if (spanNs > 0) {
      usedNs += spanNs * Math.min(demand, nanoCpus);
      crowdedNs += isCrowded() ? spanNs : 0;
      elapsedNs += spanNs;
      sinceNs = nowNs;
    }
  }

  double utilisation() {
    return elapsedNs == 0 ? 0 : usedNs / elapsedNs / nanoCpus;
  }

  double crowdedShare() {
    return elapsedNs == 0 ? 0 : crowdedNs / elapsedNs;
  }

  /** Cores in use times nanoseconds since the start of the run. Changes nothing: not even how sums are rounded. */
  double coreNs(long nowNs) {
    double presentNs = (double) (nowNs - sinceNs) * Math.min(demand, nanoCpus);
    return (forgottenNs + usedNs + presentNs) / NANO;
  }

  void forgetUse() {
    forgottenNs += usedNs;
    usedNs = 0;
    crowdedNs = 0;
    elapsedNs = 0;
  }

  /** A container can use another number of nano-CPUs from now on: everybody's share follows. */
  void changed(CpuContainer container, long before) {
    boolean wasCrowded = isCrowded();
    demand += container.cap - before;
    place(container, before);
    if (wasCrowded || isCrowded()) {
      divide();
    } else if (container.cap > 0) {
      container.setShare(container.cap / NANO);
    }
  }

  /** Keeps the order by cap: the one that changed moves past its neighbours. */
  private void place(CpuContainer container, long before) {
    int at;
    if (before == 0) {
      if (count == active.length) {
        active = Arrays.copyOf(active, 2 * count);
      }
      at = count++;
    } else {
      at = container.rank;
    }
    if (container.cap == 0) {
      for (int i = at; i + 1 < count; i++) {
        put(active[i + 1], i);
      }
      count--;
      return;
    }
    while (at > 0 && active[at - 1].cap > container.cap) {
      put(active[at - 1], at);
      at--;
    }
    while (at + 1 < count && active[at + 1].cap < container.cap) {
      put(active[at + 1], at);
      at++;
    }
    put(container, at);
  }

  private void put(CpuContainer container, int rank) {
    active[rank] = container;
    container.rank = rank;
  }

  /** Who wants less than an equal part of what is left gets what it wants; the others share the rest equally. */
  private void divide() {
    double left = nanoCpus;
    for (int i = 0; i < count; i++) {
      CpuContainer container = active[i];
      double part = left / (count - i);
      double given = container.cap <= part ? container.cap : part;
      left -= given;
      container.setShare(given / NANO);
    }
  }

  void setSpeed(double newSpeed) {
    for (int i = 0; i < count; i++) {
      active[i].passWork();
    }
    double before = speed;
    speed = newSpeed;
    for (int i = 0; i < count; i++) {
      active[i].speedChanged(before);
    }
  }
}
