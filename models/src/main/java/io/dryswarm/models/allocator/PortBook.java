package io.dryswarm.models.allocator;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ingress-mode ports in use, per transport protocol. Host-mode ports are not the allocator's business and pass through.
 *
 * <p>Source: control-plane facts 10.13-10.16; moby/swarmkit manager/allocator/portallocator.go.
 */
final class PortBook {
  private static final int FIRST_DYNAMIC = 30000;
  private static final int LAST_DYNAMIC = 32767;
  private static final int LAST = 65535;

  /** Ports of one protocol; those of the dynamic range are in both sets. */
  private static final class Space {
    private final SerialIds all = new SerialIds(1, LAST);
    private final SerialIds dynamic = new SerialIds(FIRST_DYNAMIC, LAST_DYNAMIC);

    int take(int wanted) {
      if (wanted != 0) {
        dynamic.take(wanted);
        return all.take(wanted) ? wanted : SerialIds.NONE;
      }
      int port = dynamic.take();
      all.take(port);
      return port;
    }

    void free(int port) {
      all.free(port);
      dynamic.free(port);
    }
  }

  private final Map<Protocol, Space> spaces = new EnumMap<>(Protocol.class);

  PortBook() {
    for (Protocol protocol : Protocol.values()) {
      spaces.put(protocol, new Space());
    }
  }

  /**
   * The ports to be allocated for a spec when {@code current} ones are: numbers left open are filled in from current ones of the same
   * protocol and target, so that they stay over updates. Ports with a number come first.
   */
  static List<PortSpec> reconcile(List<PortSpec> spec, List<PortSpec> current) {
    List<PortSpec> sticky = new ArrayList<>(
        spec.size() == current.size()
            ? current.stream()
                .filter(port -> port.mode() == PublishMode.INGRESS)
                .toList()
            : List.of());
    List<PortSpec> result = new ArrayList<>();
    for (PortSpec port : spec) {
      if (!isOpen(port)) {
        sticky.remove(port);
        result.add(port);
      }
    }
    for (PortSpec port : spec) {
      if (isOpen(port)) {
        result.add(stickyOrOpen(port, sticky));
      }
    }
    return result;
  }

  /** Whether the current ports are what the spec asks for. */
  static boolean satisfies(List<PortSpec> spec, List<PortSpec> current) {
    List<PortSpec> wanted = reconcile(spec, current);
    List<PortSpec> unmatched = new ArrayList<>(current);
    return wanted.size() == current.size() && wanted.stream().allMatch(unmatched::remove);
  }

  /** Takes all ports of the list, with numbers filled in; {@code null}, and nothing taken, if one cannot be had. */
  @Nullable
  List<PortSpec> take(List<PortSpec> ports) {
    List<PortSpec> taken = new ArrayList<>(ports.size());
    for (PortSpec port : ports) {
      PortSpec filled = port.mode() == PublishMode.INGRESS ? takeOne(port) : port;
      if (filled == null) {
        free(taken);
        return null;
      }
      taken.add(filled);
    }
    return taken;
  }

  void free(List<PortSpec> ports) {
    for (PortSpec port : ports) {
      if (port.mode() == PublishMode.INGRESS) {
        space(port).free(port.published());
      }
    }
  }

  private @Nullable PortSpec takeOne(PortSpec port) {
    int number = space(port).take(port.published());
    return number == SerialIds.NONE
        ? null
        : new PortSpec(number, port.target(), port.protocol(), port.mode());
  }

  private Space space(PortSpec port) {
    return Objects.requireNonNull(spaces.get(port.protocol()));
  }

  private static boolean isOpen(PortSpec port) {
    return port.mode() == PublishMode.INGRESS && port.published() == 0;
  }

  private static PortSpec stickyOrOpen(PortSpec open, List<PortSpec> sticky) {
    for (PortSpec port : sticky) {
      if (port.target() == open.target() && port.protocol() == open.protocol()) {
        sticky.remove(port);
        return port;
      }
    }
    return open;
  }
}
