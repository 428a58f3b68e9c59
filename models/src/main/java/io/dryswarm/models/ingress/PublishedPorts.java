package io.dryswarm.models.ingress;

import io.dryswarm.models.ipvs.VirtualService;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published ports that one node's ingress sandbox has open. Data-plane facts F6.9. */
public final class PublishedPorts {
  private static final int PROTOCOL_SHIFT = 16;

  private final Int2ObjectOpenHashMap<VirtualService> open = new Int2ObjectOpenHashMap<>();

  /** Opens the ports of a service whose first back end became known here; host-mode ports are none of the mesh's business. */
  public void open(List<PortSpec> ports, VirtualService service) {
    for (PortSpec port : ports) {
      if (port.mode() == PublishMode.INGRESS) {
        open.put(key(port.protocol(), port.published()), service);
      }
    }
  }

  /** Closes the ports of a service that lost its last back end here, unless another service has taken them over. */
  public void close(List<PortSpec> ports, VirtualService service) {
    for (PortSpec port : ports) {
      int key = key(port.protocol(), port.published());
      if (open.get(key) == service) {
        open.remove(key);
      }
    }
  }

  /** What answers on this port; {@code null} if it is closed: connections are refused. Allocates nothing. */
  public @Nullable VirtualService service(Protocol protocol, int port) {
    return open.get(key(protocol, port));
  }

  /** Number of open ports, all protocols together. */
  public int size() {
    return open.size();
  }

  private static int key(Protocol protocol, int port) {
    return protocol.ordinal() << PROTOCOL_SHIFT | port;
  }
}
