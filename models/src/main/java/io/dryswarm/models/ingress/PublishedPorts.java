package io.dryswarm.models.ingress;

import io.dryswarm.models.ipvs.VirtualService;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published ports that one node's ingress sandbox has open. Data-plane facts F6.9. */
public final class PublishedPorts {
  /** By protocol. */
  private final List<Int2ObjectOpenHashMap<VirtualService>> open = new ArrayList<>();

  public PublishedPorts() {
    for (Protocol protocol : Protocol.values()) {
      open.add(protocol.ordinal(), new Int2ObjectOpenHashMap<>());
    }
  }

  /** Opens the ports of a service whose first back end became known here; host-mode ports are none of the mesh's business. */
  public void open(List<PortSpec> ports, VirtualService service) {
    for (PortSpec port : ports) {
      if (port.mode() == PublishMode.INGRESS) {
        of(port.protocol()).put(port.published(), service);
      }
    }
  }

  /** Closes the ports of a service that lost its last back end here, unless another service has taken them over. */
  public void close(List<PortSpec> ports, VirtualService service) {
    for (PortSpec port : ports) {
      Int2ObjectOpenHashMap<VirtualService> services = of(port.protocol());
      if (services.get(port.published()) == service) {
        services.remove(port.published());
      }
    }
  }

  /** What answers on this port; {@code null} if it is closed: connections are refused. Allocates nothing. */
  public @Nullable VirtualService service(Protocol protocol, int port) {
    return of(protocol).get(port);
  }

  /** Number of open ports, all protocols together. */
  public int size() {
    return open.stream().mapToInt(Int2ObjectOpenHashMap::size).sum();
  }

  private Int2ObjectOpenHashMap<VirtualService> of(Protocol protocol) {
    return open.get(protocol.ordinal());
  }
}
