package io.dryswarm.models.ingress;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.underlay.NodeListener;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports in host mode: each leads to the one task that holds it on its node; elsewhere it is closed. The mapping comes and goes with the
 * container, so that a program that does not listen yet refuses. Register it with {@link io.dryswarm.models.underlay.Nodes#addListener}.
 * Data-plane facts F6.13.
 */
public final class HostPorts implements NodeListener {
  /** Nobody holds the port: {@link #task}. */
  public static final int NO_TASK = -1;

  private final List<Int2IntOpenHashMap> ofNode = new ArrayList<>();

  public HostPorts(int nodes) {
    for (int node = 0; node < nodes; node++) {
      Int2IntOpenHashMap ports = new Int2IntOpenHashMap();
      ports.defaultReturnValue(NO_TASK);
      ofNode.add(ports);
    }
  }

  /** A container gets its ports; those of the mesh and those without a number are left out. */
  public void open(int node, List<PortSpec> ports, int task) {
    for (PortSpec port : ports) {
      if (port.isFixedHostPort()) {
        ofNode.get(node).put(key(port.protocol(), port.published()), task);
      }
    }
  }

  /** A container is gone, and its ports with it, unless another one has them by now. */
  public void close(int node, List<PortSpec> ports, int task) {
    for (PortSpec port : ports) {
      if (port.isFixedHostPort()) {
        ofNode.get(node).remove(key(port.protocol(), port.published()), task);
      }
    }
  }

  /** Who holds the port on that node, or {@link #NO_TASK}. Allocates nothing. */
  public int task(int node, Protocol protocol, int port) {
    return ofNode.get(node).get(key(protocol, port));
  }

  private static int key(Protocol protocol, int port) {
    return protocol.ordinal() << Character.SIZE | port;
  }

  @Override
  public void powerLost(int node) {
    ofNode.get(node).clear();
  }

  @Override
  public void crashed(int node) {
    // The mapping is in the kernel.
  }

  @Override
  public void booted(int node) {
    // What containers of the last engine held goes when they are stopped.
  }
}
