package io.dryswarm.models.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.gossip.KeySet;
import io.dryswarm.models.underlay.UnderlaySpec.PathLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which packets arrive: the collapsed path against a walk that adds header after header and asks device after device. Data-plane facts 1c,
 * F1.41, F2.3, F2.10, F2.26.
 */
class PacketFateTest {
  private static final int PROTOCOL_UDP = 17;
  private static final int PROTOCOL_ESP = 50;
  private static final int BACKEND = OverlayCluster.BACKEND;
  private static final List<Long> KEYS = List.of(1L, 2L, 3L);
  private static final List<Long> ONE_ROTATION_ON = List.of(2L, 3L, 4L);
  private static final List<Long> TWO_ROTATIONS_ON = List.of(3L, 4L, 5L);

  /** Everything that a packet meets on its way to another node. */
  private record Case(
      PathLimits path,
      NetworkTraits traits,
      int innerBytes,
      boolean cut,
      List<Long> senderKeys,
      List<Long> receiverKeys) {}

  @Test
  void theCollapsedPathDecidesAsTheDevicesDo() {
    int arrived = 0;
    int cases = 0;
    for (int wireMtu : new int[] {1400, 1450, 1500, 9000}) {
      for (boolean esp : new boolean[] {true, false}) {
        for (int told : new int[] {1400, 1500}) {
          for (boolean encrypted : new boolean[] {true, false}) {
            for (int bytes : new int[] {74, 700, 1300, 1323, 1324, 1349, 1350, 1424, 1450}) {
              for (List<Long> receiver : List.of(KEYS, ONE_ROTATION_ON, TWO_ROTATIONS_ON)) {
                for (boolean cut : new boolean[] {false, true}) {
                  Case c = new Case(
                      new PathLimits(wireMtu, esp),
                      new NetworkTraits(told, encrypted),
                      bytes,
                      cut,
                      KEYS,
                      receiver);
                  boolean expected = walk(c);
                  assertEquals(expected, collapsed(c), c::toString);
                  arrived += expected ? 1 : 0;
                  cases++;
                }
              }
            }
          }
        }
      }
    }
    assertTrue(arrived > cases / 10 && arrived < cases * 9 / 10, arrived + " of " + cases);
  }

  private static boolean collapsed(Case c) {
    OverlayCluster cluster = new OverlayCluster(2, 1, c.path);
    cluster.overlay.networks(network -> c.traits);
    cluster.overlay.setKeys(0, new KeySet(List.of(), c.senderKeys));
    cluster.overlay.setKeys(1, new KeySet(List.of(), c.receiverKeys));
    if (c.cut) {
      cluster.fabric.block(0, 1);
    }
    return cluster.overlay.oneWayNs(0, 1, BACKEND, PathKind.VIP, c.innerBytes) != OverlayHost.LOST;
  }

  private static boolean walk(Case c) {
    int frame = 14 + c.innerBytes; // the inner Ethernet frame, at the bridge
    int datagram = 8 + 8 + frame; // VXLAN and UDP headers
    int protocol = PROTOCOL_UDP;
    int payload = datagram;
    if (c.traits.encrypted()) {
      int clear = datagram;
      while ((clear + 2) % 4 != 0) {
        clear++; // padding
      }
      payload =
          4 + 4 + 8 + clear + 2 + 8; // SPI, sequence, IV, the rest of the trailer, check value
      protocol = PROTOCOL_ESP;
    }
    int packet = 20 + payload;
    boolean passesWire = !c.cut && packet <= c.path.mtuBytes();
    boolean passesFirewall = protocol != PROTOCOL_ESP || c.path.passesEsp();
    long sendersKey = c.senderKeys.get(1);
    boolean isOpened = !c.traits.encrypted() || c.receiverKeys.contains(sendersKey);
    return passesWire && passesFirewall && isOpened;
  }

  /** F1.24 to F1.27. */
  @Test
  void containersSendWhatTheirNetworkWasTold() {
    assertEquals(1450, NetworkTraits.PLAIN.containerMtuBytes());
    assertEquals(1398, NetworkTraits.PLAIN.segmentBytes());
    NetworkTraits encrypted = new NetworkTraits(1500, true);
    assertEquals(1424, encrypted.containerMtuBytes());
    assertEquals(1372, encrypted.segmentBytes());
    assertEquals(1500, encrypted.outerBytes(1424), "a full packet is full on the wire");
    assertEquals(1350, new NetworkTraits(1400, false).containerMtuBytes());
  }

  /** F2.25 and the cost model: five microseconds and 0.7 ns per byte, between nodes only. */
  @Test
  void encryptionCostsBetweenNodesOnly() {
    OverlayCluster cluster = new OverlayCluster(2, 1);
    cluster.overlay.networks(network -> new NetworkTraits(1500, true));
    cluster.overlay.setKeys(0, new KeySet(List.of(), KEYS));
    cluster.overlay.setKeys(1, new KeySet(List.of(), KEYS));
    long plainNs = cluster.overlay.oneWayNs(0, 1, PathKind.DIRECT, 1000);

    assertEquals(
        plainNs + 5_700, cluster.overlay.oneWayNs(0, 1, BACKEND, PathKind.DIRECT, 1000), 1);
    assertEquals(
        cluster.overlay.oneWayNs(0, 0, PathKind.DIRECT, 1000),
        cluster.overlay.oneWayNs(0, 0, BACKEND, PathKind.DIRECT, 1000));
  }

  /** F2.21: one missed rotation does not matter, two do, both ways; the keys mend it. */
  @Test
  void aNodeThatMissesTwoRotationsIsNotUnderstood() {
    KeyRings rings = new KeyRings(2);
    rings.set(0, KEYS);
    rings.set(1, KEYS);
    assertTrue(rings.understands(0, 1));

    rings.set(1, ONE_ROTATION_ON);
    assertTrue(rings.understands(0, 1));
    assertTrue(rings.understands(1, 0));

    rings.set(1, TWO_ROTATIONS_ON);
    assertFalse(rings.understands(0, 1));
    assertFalse(rings.understands(1, 0));

    rings.set(0, TWO_ROTATIONS_ON);
    assertTrue(rings.understands(0, 1));
    assertTrue(rings.understands(1, 0));
  }

  @Test
  void aNodeWithoutKeysTalksToNobody() {
    KeyRings rings = new KeyRings(2);
    rings.set(1, KEYS);

    assertFalse(rings.understands(0, 1));
    assertFalse(rings.understands(1, 0));
  }
}
