package io.dryswarm.models.ipvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases worked out by hand from data-plane facts 7 and the kernel's sources; lists are newest first: added A, B, C is C B A. */
class KernelSchedulersTest {
  // wrr

  @Test
  void wrrWithEqualWeightsIsRr() {
    assertEquals("CBACBA", new Letters(new WeightedRoundRobin()).add("ABC").picks(6));
  }

  /** Weights A 4, B 2, C 1: thresholds 4, 3, 2, 1; but the pass that was under way, of equal weights, is finished first. */
  @Test
  void wrrGivesTurnsByPass() {
    Letters service =
        new Letters(new WeightedRoundRobin()).add("ABC").weight('A', 4).weight('B', 2);
    assertEquals("CBA" + "AABACBA" + "AABACBA", service.picks(17));
  }

  /** Weights 6 and 4 have the divisor 2: passes from 5 down in steps of 2, the last one at 1. */
  @Test
  void wrrStepsByTheGreatestCommonDivisor() {
    Letters service =
        new Letters(new WeightedRoundRobin()).add("AB").weight('A', 6).weight('B', 4);
    assertEquals("BA" + "ABABA" + "ABABA", service.picks(12));
  }

  @Test
  void wrrGoesBackToTheHeadAtAnyChange() {
    Letters service = new Letters(new WeightedRoundRobin()).add("ABC");
    assertEquals("CB", service.picks(2));
    service.weight('B', 1);
    assertEquals("CBA", service.picks(3), "even if nothing has really changed");
    assertEquals("C", service.picks(1));
    service.add("D");
    assertEquals("DCBA", service.picks(4));
  }

  @Test
  void wrrClipsTheThresholdToTheNewHighestWeight() {
    Letters service = new Letters(new WeightedRoundRobin()).add("AB").weight('A', 5);
    assertEquals("BA" + "A", service.picks(3), "the last one in the pass of those that weigh 5");
    service.weight('A', 1);
    assertEquals("BABA", service.picks(4));
  }

  // lc, wlc, sed, nq

  @Test
  void lcTakesTheLeastOverheadAndTheNewestAmongEquals() {
    Letters service = new Letters(new LeastConnection()).add("ABC");
    assertEquals("CC", service.picks(2), "nothing was counted in between");
    service.connections('C', 1, 0);
    assertEquals("B", service.picks(1));
    service.connections('B', 0, 255);
    assertEquals("A", service.picks(1));
    service.connections('A', 1, 0);
    assertEquals("B", service.picks(1), "255 inactive ones weigh less than one active");
    service.connections('B', 0, 256);
    assertEquals("C", service.picks(1), "256 weigh as much");
  }

  @Test
  void lcIgnoresWeightsAboveZero() {
    Letters service = new Letters(new LeastConnection()).add("AB").weight('A', 100);
    service.connections('A', 2, 0).connections('B', 1, 0);
    assertEquals("B", service.picks(1));
  }

  @Test
  void wlcComparesPerWeightStrictly() {
    Letters service =
        new Letters(new WeightedLeastConnection()).add("AB").weight('A', 2).weight('B', 1);
    service.connections('A', 2, 0).connections('B', 1, 0);
    assertEquals("B", service.picks(1), "2/2 is not less than 1/1");
    service.connections('B', 1, 1);
    assertEquals("A", service.picks(1));
  }

  @Test
  void sedAddsTheConnectionToCome() {
    Letters service =
        new Letters(new ShortestExpectedDelay()).add("AB").weight('A', 3).weight('B', 1);
    assertEquals("A", service.picks(1), "1/3 before 1/1");
    service.connections('A', 2, 0);
    assertEquals("B", service.picks(1), "3/3 is not less than 1/1");
    service.connections('B', 0, 1000);
    assertEquals("B", service.picks(1), "inactive ones do not count");
  }

  @Test
  void nqTakesTheFirstIdleOneWhateverItsWeight() {
    Letters service = new Letters(new NeverQueue()).add("ABC").weight('A', 9);
    service.connections('C', 1, 0);
    assertEquals("B", service.picks(1));
    service.connections('B', 1, 0).connections('A', 1, 0);
    assertEquals("A", service.picks(1), "2/9 when nobody is idle");
  }

  // sh, dh, mh

  /** Buckets 0, 1, 2, ... belong to C, B, A, C, ...; the bucket is the last byte of the address times the multiplier's last byte. */
  @Test
  void shDealsBucketsOutInTurn() {
    Letters service = new Letters(new SourceHashing()).add("ABC");
    int multiplier = 0xb1;
    for (int client = 0; client < 1000; client++) {
      int bucket = client * multiplier & 255;
      assertEquals("CBA".charAt(bucket % 3), service.pick(client), "client " + client);
    }
  }

  @Test
  void shGivesRunsOfBucketsByWeightAndOneAtLeast() {
    Letters service = new Letters(new SourceHashing()).add("ABC").weight('B', 3).weight('A', 0);
    StringBuilder owners = new StringBuilder();
    for (int bucket = 0; bucket < 10; bucket++) {
      owners.append(service.pick(clientOfBucket(bucket)));
    }
    assertEquals("CBBB-CBBB-", owners.toString());
  }

  private static int clientOfBucket(int bucket) {
    int client = 0;
    while (HashBuckets.bucketOf(client) != bucket) {
      client++;
    }
    return client;
  }

  @Test
  void shRefusesClientsOfADrainedServer() {
    Letters service = new Letters(new SourceHashing()).add("ABC");
    int client = clientOfBucket(1);
    assertEquals('B', service.pick(client));
    service.weight('B', 0);
    assertEquals('-', service.pick(client));
    service.service.remove('B');
    assertEquals('A', service.pick(client), "dealt out anew to C A C A ...");
  }

  @Test
  void dhSendsEverythingOfAVipToOneServer() {
    Letters service = new Letters(new DestinationHashing()).add("ABC").weight('C', 50);
    char owner = "CBA".charAt(HashBuckets.bucketOf(Letters.VIP) % 3);
    for (int client = 0; client < 100; client++) {
      assertEquals(owner, service.pick(client));
    }
    service.weight(owner, 0);
    assertEquals("-", service.picks(1));
  }

  /** Reference value of the kernel's self-test for {@code hsiphash} on 64-bit machines: key 00 01 .. 0f, input 00 01 02 03. */
  @Test
  void hashOfMhIsTheKernels() {
    SipHash13 hash = new SipHash13(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    assertEquals(0x88d38328, hash.of(0x03020100));
  }

  @Test
  void mhSharesByWeight() {
    Letters service = new Letters(new MaglevHashing()).add("ABC").weight('A', 2);
    int[] got = new int[3];
    for (int client = 0; client < 40_000; client++) {
      got[service.pick(client * 7919) - 'A']++;
    }
    assertTrue(Math.abs(got[0] - 20_000) < 700, "A has two turns of four: " + got[0]);
    assertTrue(Math.abs(got[1] - 10_000) < 700, "B has one: " + got[1]);
  }

  @Test
  void mhDrainsWithoutMovingOthers() {
    Letters service = new Letters(new MaglevHashing()).add("ABC");
    String before = clients(service);
    service.weight('B', 0);
    assertEquals(before.replace('B', '-'), clients(service));
    service.weight('B', 1);
    assertEquals(before, clients(service));
  }

  @Test
  void mhMovesFewWhenOneGoes() {
    Letters service = new Letters(new MaglevHashing()).add("ABCDE");
    String before = clients(service);
    service.service.remove('C');
    String after = clients(service);
    int moved = 0;
    for (int i = 0; i < before.length(); i++) {
      moved += before.charAt(i) != 'C' && before.charAt(i) != after.charAt(i) ? 1 : 0;
    }
    assertTrue(moved < 0.1 * before.length(), moved + " of those that need not move");
  }

  private static String clients(Letters service) {
    StringBuilder all = new StringBuilder();
    for (int client = 0; client < 2000; client++) {
      all.append(service.pick(client * 104_729));
    }
    return all.toString();
  }

  // lblc, fo, ovf, twos

  @Test
  void lblcKeepsItsServerUntilItIsOverloadedAndAnotherIsNot() {
    Letters service = new Letters(new LocalityLeastConnection()).add("AB");
    assertEquals("BB", service.picks(2));
    service.connections('B', 1, 50);
    assertEquals("B", service.picks(1), "1 is not more than its weight");
    service.connections('B', 2, 0).connections('A', 1, 0);
    assertEquals("B", service.picks(1), "twice 1 is not less than A's weight");
    service.connections('A', 0, 9);
    assertEquals("A", service.picks(1));
    service.connections('B', 0, 0);
    assertEquals("A", service.picks(1));
    service.weight('A', 0);
    assertEquals("B", service.picks(1));
  }

  @Test
  void lblcForgetsAfterADay() {
    Letters service = new Letters(new LocalityLeastConnection()).add("AB");
    assertEquals("B", service.picks(1));
    service.connections('B', 1, 0);
    service.nowNs = 23 * Time.HOUR;
    assertEquals("B", service.picks(1), "used again, hence kept for another day");
    service.nowNs += 24 * Time.HOUR;
    assertEquals("A", service.picks(1));
  }

  @Test
  void foTakesTheHighestWeightAlone() {
    Letters service = new Letters(new WeightedFailOver()).add("ABC").weight('A', 5);
    assertEquals("AAA", service.picks(3));
    service.weight('A', 0);
    assertEquals("CCC", service.picks(3));
  }

  @Test
  void ovfOverflowsWhenActiveExceedsWeight() {
    Letters service = new Letters(new Overflow()).add("AB").weight('A', 3);
    service.connections('A', 3, 0);
    assertEquals("A", service.picks(1));
    service.connections('A', 4, 0);
    assertEquals("B", service.picks(1));
    service.connections('B', 2, 0);
    assertEquals("-", service.picks(1), "nobody has room");
  }

  /** Draws 0..2 over two servers of weight 1: 0 and 1 are B, 2 is A. */
  @Test
  void twosTakesTheBetterOfTwoDraws() {
    List<Integer> draws = new ArrayList<>(List.of(2, 0, 2, 0, 0, 2, 2, 2));
    VirtualService service =
        new VirtualService(256, new TwoWeightedDraws(), new io.dryswarm.models.Dice() {
          @Override
          public int below(int bound) {
            assertEquals(3, bound);
            return draws.remove(0);
          }

          @Override
          public long between(long lowNs, long highNs) {
            throw new AssertionError();
          }
        });
    service.add('A', 'A', false);
    service.add('B', 'B', false);
    NewConnection packet = new NewConnection();
    assertEquals('A', service.schedule(packet).task(), "A first, B no better");
    service.servers().withAddress('A').countConnections(1, 0);
    assertEquals('B', service.schedule(packet).task(), "B is better");
    assertEquals('B', service.schedule(packet).task(), "B first, A worse");
    assertEquals('A', service.schedule(packet).task(), "both draws meet A");
    assertNotEquals("", service.explain('A'));
  }
}
