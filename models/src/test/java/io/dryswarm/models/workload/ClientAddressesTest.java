package io.dryswarm.models.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.random.RandomStreams;
import io.dryswarm.models.spec.PortSpec.Protocol;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
  private static ClientAddresses clients(ClientSpec spec) {
    return new ClientAddresses(spec, new RandomStreams(3).stream("workload.client", 0));
  }

  @Test
  void nobodyComesTwiceUnlessThereAreMachines() {
    ClientAddresses clients = clients(ClientSpec.EVERYBODY);
    IntOpenHashSet seen = new IntOpenHashSet();
    for (int i = 0; i < 1000; i++) {
      clients.next();
      assertEquals(0, clients.port());
      seen.add(clients.address());
    }
    assertTrue(seen.size() > 990);
  }

  @Test
  void aMachineUsesEachPortOnceBeforeItComesAgain() {
    ClientAddresses clients = clients(new ClientSpec(Protocol.TCP, 3, false));
    IntOpenHashSet addresses = new IntOpenHashSet();
    LongOpenHashSet sources = new LongOpenHashSet();
    for (int i = 0; i < 60_000; i++) {
      clients.next();
      assertTrue(clients.port() >= 32_768 && clients.port() <= 60_999);
      addresses.add(clients.address());
      assertTrue(sources.add((long) clients.address() << 16 | clients.port()));
    }
    assertEquals(3, addresses.size());
    for (int i = 0; i < 30_000; i++) {
      clients.next();
      sources.add((long) clients.address() << 16 | clients.port());
    }
    assertEquals(3 * 28_232, sources.size());
  }

  @Test
  void aFixedPortNeverChanges() {
    ClientAddresses clients = clients(new ClientSpec(Protocol.UDP, 5, true));
    LongOpenHashSet sources = new LongOpenHashSet();
    for (int i = 0; i < 1000; i++) {
      clients.next();
      sources.add((long) clients.address() << 16 | clients.port());
    }
    assertEquals(5, sources.size());
  }

  @Test
  void moreThanAMillionMachinesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new ClientSpec(Protocol.TCP, 1_000_001, false));
  }
}
