package io.dryswarm.models.spec;

import java.util.Collections;
import java.util.SortedMap;

/**
 * A network of the swarm.
 *
 * @param name       full name
 * @param ingress    whether this is the routing mesh's own network; at most one per swarm
 * @param driver     {@code overlay}, or one whose networks every node has for itself ({@link #isNodeLocal})
 * @param subnet     address range, {@code 10.5.0.0/24}; empty = the next one of the swarm's pools
 * @param gateway    its gateway, {@code 10.5.0.1}; empty = the first address
 * @param attachable whether containers outside services may join
 * @param internal   whether it leads out of the swarm
 * @param encrypted  whether its traffic between nodes is
 * @param mtuBytes   MTU of the underlay that it is told, bytes: the option {@code com.docker.network.driver.mtu}
 */
public record NetworkSpec(
    String name,
    boolean ingress,
    String driver,
    String subnet,
    String gateway,
    boolean attachable,
    boolean internal,
    boolean encrypted,
    int mtuBytes,
    SortedMap<String, String> labels) {
  /** What an overlay network takes the underlay's MTU for when nobody says so. */
  public static final int DEFAULT_MTU_BYTES = 1500;

  public static final String INGRESS_NAME = "ingress";
  public static final String OVERLAY = "overlay";

  /** An overlay network with Swarm's choices. */
  public NetworkSpec(String name, boolean ingress) {
    this(
        name,
        ingress,
        OVERLAY,
        "",
        "",
        false,
        false,
        false,
        DEFAULT_MTU_BYTES,
        Collections.emptySortedMap());
  }

  public static NetworkSpec overlay(String name) {
    return new NetworkSpec(name, false);
  }

  public static NetworkSpec ingressNetwork() {
    return new NetworkSpec(INGRESS_NAME, true);
  }

  /** Whether the managers give nothing out for it, because each node has a network of that name of its own. */
  public boolean isNodeLocal() {
    return !driver.equals(OVERLAY);
  }

  /** On a range of the user's choice. */
  public NetworkSpec withSubnet(String newSubnet, String newGateway) {
    return new NetworkSpec(
        name,
        ingress,
        driver,
        newSubnet,
        newGateway,
        attachable,
        internal,
        encrypted,
        mtuBytes,
        labels);
  }

  public NetworkSpec withDriver(String newDriver) {
    return new NetworkSpec(
        name,
        ingress,
        newDriver,
        subnet,
        gateway,
        attachable,
        internal,
        encrypted,
        mtuBytes,
        labels);
  }

  public NetworkSpec withLabels(SortedMap<String, String> newLabels) {
    return new NetworkSpec(
        name,
        ingress,
        driver,
        subnet,
        gateway,
        attachable,
        internal,
        encrypted,
        mtuBytes,
        newLabels);
  }

  public NetworkSpec withAttachable(boolean nowAttachable) {
    return new NetworkSpec(
        name,
        ingress,
        driver,
        subnet,
        gateway,
        nowAttachable,
        internal,
        encrypted,
        mtuBytes,
        labels);
  }

  /** With another way of its packets between nodes. */
  public NetworkSpec withTraffic(boolean nowEncrypted, int newMtuBytes) {
    return new NetworkSpec(
        name,
        ingress,
        driver,
        subnet,
        gateway,
        attachable,
        internal,
        nowEncrypted,
        newMtuBytes,
        labels);
  }
}
