package io.dryswarm.models.overlay;

/**
 * Cost of encryption between two nodes, both ends together. Data-plane facts 8c, F2.22 to F2.25.
 *
 * @param perPacketNs         look-up and ESP handling, nanoseconds per packet
 * @param perByteNs           AES-GCM, nanoseconds per byte
 * @param linkShare           part of a link's speed that encrypted transfers reach
 * @param nodeBitsPerSecond   what the machine of a node can encrypt, bits per second
 */
public record EncryptionSpec(
    long perPacketNs, double perByteNs, double linkShare, double nodeBitsPerSecond) {
  public static final EncryptionSpec DEFAULT = new EncryptionSpec(5_000, 0.7, 0.85, 3e9);

  long packetNs(int bytes) {
    return perPacketNs + (long) (perByteNs * bytes);
  }

  /** Speed of all encrypted transfers of a node together, bits per second, on a link of the given speed. */
  public double bitsPerSecond(double linkBitsPerSecond) {
    return Math.min(linkShare * linkBitsPerSecond, nodeBitsPerSecond);
  }
}
