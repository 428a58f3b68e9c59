package io.dryswarm.bench;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import java.util.Arrays;

/** The product's kernel as it is: slot table, dispatch and run digest included, no observer, no trace. */
final class SimulationKernel extends Kernel {
  private final Simulation sim = new Simulation(RunIdentity.of("bench", 42));
  private SlotEvent[] types = new SlotEvent[0];
  private long[] timers = new long[0];

  @Override
  int define(String name, SlotEvent.Handler handler) {
    SlotEvent type = sim.define(name, handler);
    types = Arrays.copyOf(types, types.length + 1);
    types[type.id()] = type;
    return type.id();
  }

  @Override
  long nowNs() {
    return sim.nowNs();
  }

  @Override
  void at(long timeNs, int kind, int target) {
    sim.at(timeNs, types[kind], target, 0);
  }

  @Override
  void timers(int count) {
    timers = new long[count];
  }

  @Override
  void startTimer(long timeNs, int kind, int target) {
    timers[target] = sim.at(timeNs, types[kind], target, 0);
  }

  @Override
  void cancelTimer(int target) {
    sim.cancel(timers[target]);
  }

  @Override
  void moveTimer(long timeNs, int target) {
    timers[target] = sim.rearm(timers[target], timeNs);
  }

  @Override
  void runUntil(long endNs) {
    sim.runUntil(endNs);
  }

  @Override
  void stop() {
    sim.stop();
  }
}
