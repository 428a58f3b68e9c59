package io.dryswarm.models.ipvs;

/**
 * A destination of a virtual service, as IPVS knows it: an address with a weight and connection counts. Only its
 * {@link VirtualService} changes it.
 */
public final class RealServer {
  private final int address;
  private int task;
  private int weight = 1;
  private int activeConnections;
  private int inactiveConnections;
  private int position;

  RealServer(int task, int address) {
    this.task = task;
    this.address = address;
  }

  /** Task that holds the address. */
  public int task() {
    return task;
  }

  /** IPv4 address, unsigned 32-bit; unique in its service. */
  public int address() {
    return address;
  }

  /** 0 = drained: gets no new connection. */
  public int weight() {
    return weight;
  }

  /** Connections in state ESTABLISHED. */
  public int activeConnections() {
    return activeConnections;
  }

  /** Connections in any other state. */
  public int inactiveConnections() {
    return inactiveConnections;
  }

  /** Whether a scheduler may choose it. */
  public boolean isEligible() {
    return weight > 0;
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  void setWeight(int newWeight) {
    weight = newWeight;
  }

  void setTask(int newTask) {
    task = newTask;
  }

  void countConnections(int active, int inactive) {
    activeConnections += active;
    inactiveConnections += inactive;
  }
}
