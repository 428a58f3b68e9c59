package io.dryswarm.models.ipvs;

import io.dryswarm.models.spec.PortSpec.Protocol;

/** What a load balancer sees of a packet that opens a connection. One object is filled anew for every packet. */
public final class NewConnection {
  /** As {@link #clientPort}: nobody else ever sends from the same address and port. */
  public static final int UNIQUE_PORT = 0;

  private Protocol protocol = Protocol.TCP;
  private int clientAddress;
  private int clientPort;
  private int virtualAddress;
  private long nowNs;

  /**
   * Fills it.
   *
   * @param clientAddress  source as the load balancer sees it: the user outside on the ingress network, the task inside (F7.10)
   * @param clientPort     source port, or {@link #UNIQUE_PORT}
   * @param virtualAddress destination: the VIP, or the ingress sandbox
   */
  public NewConnection set(
      Protocol newProtocol, int clientAddress, int clientPort, int virtualAddress, long nowNs) {
    this.protocol = newProtocol;
    this.clientAddress = clientAddress;
    this.clientPort = clientPort;
    this.virtualAddress = virtualAddress;
    this.nowNs = nowNs;
    return this;
  }

  public Protocol protocol() {
    return protocol;
  }

  /** IPv4, unsigned 32-bit. */
  public int clientAddress() {
    return clientAddress;
  }

  /** 1..65535, or {@link #UNIQUE_PORT}. */
  public int clientPort() {
    return clientPort;
  }

  /** IPv4, unsigned 32-bit. */
  public int virtualAddress() {
    return virtualAddress;
  }

  /** Virtual time. */
  public long nowNs() {
    return nowNs;
  }
}
