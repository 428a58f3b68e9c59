package io.dryswarm.models.overlay;

import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The way of a packet from one container to another: what it costs, and what swallows it. */
final class ContainerPath {
  private final Nodes nodes;
  private final Fabric fabric;
  private final OverlaySpec spec;
  private final KeyRings keys;
  private @Nullable NetworkTraits[] known = new NetworkTraits[16];
  private IntFunction<NetworkTraits> lookUp = network -> NetworkTraits.PLAIN;

  ContainerPath(Nodes nodes, Fabric fabric, OverlaySpec spec) {
    this.nodes = nodes;
    this.fabric = fabric;
    this.spec = spec;
    this.keys = new KeyRings(nodes.count());
  }

  KeyRings keys() {
    return keys;
  }

  void networks(IntFunction<NetworkTraits> newLookUp) {
    lookUp = newLookUp;
  }

  /** Asked for once per network: they never change. */
  NetworkTraits traits(int network) {
    if (network >= known.length) {
      known = Arrays.copyOf(known, 2 * network);
    }
    NetworkTraits traits = known[network];
    if (traits == null) {
      traits = lookUp.apply(network);
      known[network] = traits;
    }
    return traits;
  }

  /** The wire between two nodes, or of a node to itself. */
  int wire(int fromNode, int toNode) {
    return fabric.wire(fromNode, toNode);
  }

  /** @return nanoseconds, or {@link Fabric#LOST} */
  long oneWayNs(int fromNode, int toNode, NetworkTraits traits, PathKind kind, int bytes) {
    return oneWayNs(fabric.wire(fromNode, toNode), traits, kind, bytes);
  }

  /** The same over a wire that is known. */
  long oneWayNs(int wire, NetworkTraits traits, PathKind kind, int bytes) {
    int from = fabric.from(wire);
    int to = fabric.to(wire);
    if (!nodes.isPowered(from) || !nodes.isPowered(to)) {
      return Fabric.LOST;
    }
    if (from == to) {
      return spec.machineNs(kind, false);
    }
    int outerBytes = traits.outerBytes(bytes);
    if (!passes(from, to, traits, outerBytes)) {
      return Fabric.LOST;
    }
    long wireNs = fabric.wireDelayNs(wire, outerBytes);
    return wireNs == Fabric.LOST
        ? Fabric.LOST
        : wireNs + spec.machineNs(kind, true) + encryptionNs(traits, bytes);
  }

  private boolean passes(int from, int to, NetworkTraits traits, int outerBytes) {
    return outerBytes <= fabric.spec().path().mtuBytes()
        && (!traits.encrypted()
            || (fabric.spec().path().passesEsp() && keys.understands(from, to)));
  }

  private long encryptionNs(NetworkTraits traits, int bytes) {
    return traits.encrypted() ? spec.encryption().packetNs(bytes) : 0;
  }
}
