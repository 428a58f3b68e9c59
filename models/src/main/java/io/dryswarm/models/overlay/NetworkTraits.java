package io.dryswarm.models.overlay;

/**
 * How packets of one network look on the wire between nodes.
 *
 * @param mtuBytes  MTU of the underlay as the network was told, bytes: 1500, or the option {@code com.docker.network.driver.mtu}
 * @param encrypted whether packets between nodes are encrypted; inside a node they never are
 */
public record NetworkTraits(int mtuBytes, boolean encrypted) {
  /** What every network is that says nothing. */
  public static final NetworkTraits PLAIN = new NetworkTraits(1500, false);

  /** IP, UDP and VXLAN headers and the inner Ethernet header; data-plane facts F1.20. */
  static final int VXLAN_BYTES = 50;

  /** SPI, sequence, IV, padding length, next header, check value; F2.3. */
  static final int ESP_BYTES = 26;

  /** UDP, VXLAN and inner Ethernet headers: what ESP takes with the inner packet. */
  private static final int UNDER_ESP_BYTES = 30;

  private static final int ESP_TRAILER_BYTES = 2;
  private static final int ESP_BLOCK = 4;

  /** IP and TCP headers with timestamps; F1.27. */
  private static final int TCP_HEADER_BYTES = 52;

  /** Largest packet that a container sends; F1.24 to F1.26. */
  public int containerMtuBytes() {
    int plain = mtuBytes - VXLAN_BYTES;
    return encrypted ? (plain - ESP_BYTES) / ESP_BLOCK * ESP_BLOCK : plain;
  }

  /** Payload of a full TCP segment between containers. */
  public int segmentBytes() {
    return containerMtuBytes() - TCP_HEADER_BYTES;
  }

  /** IP packet between nodes that carries a container's packet. */
  int outerBytes(int innerBytes) {
    int vxlan = innerBytes + VXLAN_BYTES;
    if (!encrypted) {
      return vxlan;
    }
    int sealed = innerBytes + UNDER_ESP_BYTES + ESP_TRAILER_BYTES;
    int padding = Math.floorMod(-sealed, ESP_BLOCK);
    return vxlan + ESP_BYTES + padding;
  }
}
