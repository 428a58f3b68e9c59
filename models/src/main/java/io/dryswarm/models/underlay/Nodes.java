package io.dryswarm.models.underlay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which machines have power, and on which of them the engine runs. Nodes are numbered from 0; all are up at the start. Everything of the
 * control plane and gossip lives in the engine process: Raft, dispatcher, agent. Containers and the kernel's forwarding live on the machine.
 */
public final class Nodes {
  private final List<String> names;
  private final boolean[] powered;
  private final boolean[] up;
  private final boolean[] hung;
  private final double[] cpuFactor;
  private final double[] diskFactor;
  private final boolean[] diskFull;
  private final boolean[] bootAwaited;
  private final int[] holds;
  private final int[] generation;
  private final List<NodeListener> listeners = new ArrayList<>();

  public Nodes(List<String> names) {
    this.names = List.copyOf(names);
    this.powered = new boolean[names.size()];
    this.up = new boolean[names.size()];
    this.hung = new boolean[names.size()];
    this.cpuFactor = new double[names.size()];
    this.diskFactor = new double[names.size()];
    this.diskFull = new boolean[names.size()];
    this.bootAwaited = new boolean[names.size()];
    this.holds = new int[names.size()];
    this.generation = new int[names.size()];
    Arrays.fill(powered, true);
    Arrays.fill(up, true);
    Arrays.fill(cpuFactor, 1);
    Arrays.fill(diskFactor, 1);
  }

  public int count() {
    return up.length;
  }

  public String name(int node) {
    return names.get(node);
  }

  /** Whether the node's engine runs; it never does without power. */
  public boolean isUp(int node) {
    return up[node];
  }

  /** Whether the machine runs: containers and packets go on without an engine. */
  public boolean isPowered(int node) {
    return powered[node];
  }

  /** Whether the node's engine runs and does what it is asked: it does not while it, or its machine, hangs. */
  public boolean isResponsive(int node) {
    return up[node] && !hung[node];
  }

  /** Whether the node's engine, or its whole machine, stands still. */
  public boolean isHung(int node) {
    return hung[node];
  }

  void setHung(int node, boolean nowHung) {
    hung[node] = nowHung;
  }

  /** How many times as long as usual a computation takes on the node at present, 1 on a sound one. Outlives a reboot. */
  public double cpuFactor(int node) {
    return cpuFactor[node];
  }

  /** @param factor more than 0 */
  public void setCpuFactor(int node, double factor) {
    cpuFactor[node] = requirePositive(factor);
    listeners.forEach(listener -> listener.cpuChanged(node, factor));
  }

  /** How many times as long as usual a write to the node's disk takes at present, 1 on a sound one. Outlives a reboot. */
  public double diskFactor(int node) {
    return diskFactor[node];
  }

  /** @param factor more than 0 */
  public void setDiskFactor(int node, double factor) {
    diskFactor[node] = requirePositive(factor);
  }

  /** Whether there is no room on the node's disk: writes fail. Outlives a reboot. */
  public boolean isDiskFull(int node) {
    return diskFull[node];
  }

  public void setDiskFull(int node, boolean nowFull) {
    diskFull[node] = nowFull;
  }

  private static double requirePositive(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("factor: " + factor + ", expected more than 0");
    }
    return factor;
  }

  /** Grows with every end of the engine: what was sent to, or armed for, an earlier life of the node is void. */
  public int generation(int node) {
    return generation[node];
  }

  public void addListener(NodeListener listener) {
    listeners.add(listener);
  }

  /** Takes the power away; does nothing if the machine is off already. */
  public void crash(int node) {
    if (powered[node]) {
      powered[node] = false;
      holds[node] = 0;
      bootAwaited[node] = false;
      listeners.forEach(l -> l.powerLost(node));
      stopEngine(node);
    }
  }

  /** Ends the engine process, as SIGKILL does: containers go on. Does nothing if it does not run. */
  public void stopEngine(int node) {
    if (up[node]) {
      up[node] = false;
      generation[node]++;
      listeners.forEach(l -> l.crashed(node));
    }
  }

  /**
   * Begins to start the engine on a machine that has power; {@link #boot} ends the start. Does nothing if the engine runs or the machine is
   * off.
   */
  public void startEngine(int node) {
    if (powered[node] && !up[node]) {
      listeners.forEach(l -> l.starting(node));
    }
  }

  /** A starting engine has something to do before it is up; each hold needs its {@link #release}. */
  public void hold(int node) {
    holds[node]++;
  }

  /** Ends a {@link #hold}. Void after a loss of power. */
  public void release(int node) {
    if (holds[node] > 0 && --holds[node] == 0 && bootAwaited[node]) {
      boot(node);
    }
  }

  /** The machine has power and the engine is up, as soon as nothing holds it; does nothing if it is up already. */
  public void boot(int node) {
    bootAwaited[node] = holds[node] > 0;
    if (!up[node] && !bootAwaited[node]) {
      powered[node] = true;
      up[node] = true;
      listeners.forEach(l -> l.booted(node));
    }
  }
}
