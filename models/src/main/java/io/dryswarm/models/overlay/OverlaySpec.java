package io.dryswarm.models.overlay;

/**
 * Costs of the overlay on an idle machine, per packet and direction. Data-plane facts F8.2, 8c.
 *
 * @param sameHostNs     veth, bridge, veth and both stacks, nanoseconds
 * @param vxlanNs        encapsulation and decapsulation together, nanoseconds; between nodes only
 * @param loadBalancerNs a pass through a load-balancer sandbox, nanoseconds
 * @param ingressNs      what the routing mesh adds to that: host DNAT and docker_gwbridge, nanoseconds
 * @param linkShare      part of a link's speed that transfers between containers reach, with offload; the headers are in it
 * @param encryption     what encrypted networks cost besides
 */
public record OverlaySpec(
    long sameHostNs,
    long vxlanNs,
    long loadBalancerNs,
    long ingressNs,
    double linkShare,
    EncryptionSpec encryption) {
  public OverlaySpec {
    requireNotNegative("sameHostNs", sameHostNs);
    requireNotNegative("vxlanNs", vxlanNs);
    requireNotNegative("loadBalancerNs", loadBalancerNs);
    requireNotNegative("ingressNs", ingressNs);
  }

  /** Measured defaults. */
  public static OverlaySpec engineDefaults() {
    return new OverlaySpec(8_000, 5_000, 3_000, 5_000, 0.9, EncryptionSpec.DEFAULT);
  }

  /** What a packet costs on the machines that it passes, without the underlay, nanoseconds. */
  long machineNs(PathKind kind, boolean betweenNodes) {
    long pathNs = sameHostNs + (betweenNodes ? vxlanNs : 0);
    return switch (kind) {
      case DIRECT -> pathNs;
      case VIP -> pathNs + loadBalancerNs;
      case INGRESS -> pathNs + loadBalancerNs + ingressNs;
    };
  }

  private static void requireNotNegative(String field, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(field + ": " + value + ", expected at least 0");
    }
  }
}
