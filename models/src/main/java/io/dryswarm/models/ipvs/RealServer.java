package io.dryswarm.models.ipvs;

/**
 * A destination of a virtual service, as IPVS knows it: an address with a weight and connection counts. Its {@link VirtualService} and
 * the {@link ConnectionTable} change it.
 */
public final class RealServer {
  /** An active connection weighs as much as so many inactive ones. F7.3. */
  private static final long ACTIVE_WEIGHT = 256;

  private final int address;
  private final boolean local;
  private int task;
  private int weight = 1;
  private int lastWeight = 1;
  private int activeConnections;
  private int inactiveConnections;
  private int position;
  private boolean removed;

  RealServer(int task, int address, boolean local) {
    this.task = task;
    this.address = address;
    this.local = local;
  }

  /** Task that holds the address. */
  public int task() {
    return task;
  }

  /** IPv4 address, unsigned 32-bit; unique in its service. */
  public int address() {
    return address;
  }

  /** Whether it runs on the load balancer's own node. The kernel does not know; policies that Swarm lacks do. */
  public boolean isLocal() {
    return local;
  }

  /** 0 = drained: gets no new connection. */
  public int weight() {
    return weight;
  }

  /** The last weight that was not 0. */
  public int lastWeight() {
    return lastWeight;
  }

  /** Connections in state ESTABLISHED. */
  public int activeConnections() {
    return activeConnections;
  }

  /** Connections in any other state; datagram flows are all of this kind. */
  public int inactiveConnections() {
    return inactiveConnections;
  }

  /** What {@code lc}, {@code wlc} and {@code lblc} compare. F7.3. */
  public long overhead() {
    return ACTIVE_WEIGHT * activeConnections + inactiveConnections;
  }

  /** Whether a scheduler may choose it. */
  public boolean isEligible() {
    return weight > 0;
  }

  /** Whether it was taken out of its service; connections may still name it. */
  boolean isRemoved() {
    return removed;
  }

  void setRemoved(boolean newRemoved) {
    removed = newRemoved;
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  void setWeight(int newWeight) {
    weight = newWeight;
    if (newWeight > 0) {
      lastWeight = newWeight;
    }
  }

  void setTask(int newTask) {
    task = newTask;
  }

  void countConnections(int active, int inactive) {
    activeConnections += active;
    inactiveConnections += inactive;
  }
}
