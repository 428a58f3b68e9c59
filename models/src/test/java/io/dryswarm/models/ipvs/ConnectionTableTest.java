package io.dryswarm.models.ipvs;

import static io.dryswarm.models.ipvs.ConnectionTable.DROPPED;
import static io.dryswarm.models.ipvs.ConnectionTable.REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.spec.PortSpec.Protocol;
import org.junit.jupiter.api.Test;

/** Life and end of connections through a load balancer; data-plane facts 5c. Servers are letters, times seconds. */
class ConnectionTableTest {
  private static final int CLIENT = 0x0a000105;
  private static final int PORT = 40_000;

  private final NewConnection packet = new NewConnection();
  private ConnectionEntries entries = new ConnectionEntries(IpvsSpec.SWARM);
  private ConnectionTable table = new ConnectionTable(entries);
  private VirtualService service = service();
  private long nowS;

  private VirtualService service() {
    VirtualService made = new VirtualService(table.nextMark(), new RoundRobin(), new SeededDice(1));
    made.add('A', 'A', false);
    made.add('B', 'B', false);
    return made;
  }

  private ConnectionTableTest with(IpvsSpec spec) {
    entries = new ConnectionEntries(spec);
    table = new ConnectionTable(entries);
    service = service();
    return this;
  }

  private String open(Protocol protocol, int port) {
    packet.set(protocol, CLIENT, port, Letters.VIP, nowS * Time.SECOND);
    long task = table.open(service, packet);
    return task == REFUSED ? "refused" : task == DROPPED ? "dropped" : String.valueOf((char) task);
  }

  private String tcp(int port) {
    return open(Protocol.TCP, port);
  }

  private String udp(int port) {
    return open(Protocol.UDP, port);
  }

  private long established() {
    tcp(NewConnection.UNIQUE_PORT);
    entries.established(table.opened(), false, nowS * Time.SECOND);
    return table.opened();
  }

  private Passage pass(long connection) {
    return entries.pass(connection, nowS * Time.SECOND);
  }

  private void close(long connection) {
    entries.closed(connection, false, nowS * Time.SECOND);
  }

  private String counts(char letter) {
    RealServer server = service.servers().withAddress(letter);
    return server.activeConnections() + " active, " + server.inactiveConnections() + " inactive";
  }

  // Counts: F7.5

  @Test
  void aConnectionIsActiveWhileEstablishedAndInactiveForTwoMinutesAfterwards() {
    assertEquals("B", tcp(NewConnection.UNIQUE_PORT));
    long connection = table.opened();
    assertEquals("0 active, 1 inactive", counts('B'));
    entries.established(connection, false, 0);
    assertEquals("1 active, 0 inactive", counts('B'));
    close(connection);
    assertEquals("0 active, 1 inactive", counts('B'));
    nowS = 119;
    tcp(NewConnection.UNIQUE_PORT);
    assertEquals("0 active, 1 inactive", counts('B'));
    nowS = 120;
    tcp(NewConnection.UNIQUE_PORT);
    assertEquals("0 active, 1 inactive", counts('B'), "the new one alone");
  }

  @Test
  void aResetConnectionIsForgottenAfterTenSeconds() {
    entries.closed(established(), true, 0);
    nowS = 9;
    tcp(NewConnection.UNIQUE_PORT);
    assertEquals(2, entries.size());
    nowS = 10;
    tcp(NewConnection.UNIQUE_PORT);
    assertEquals(2, entries.size());
  }

  @Test
  void aHandshakeThatDoesNotEndIsForgottenAfterAMinuteSinceTheLastSyn() {
    tcp(NewConnection.UNIQUE_PORT);
    long connection = table.opened();
    nowS = 59;
    assertEquals(Passage.FORWARDED, pass(connection));
    nowS = 118;
    assertEquals(Passage.FORWARDED, pass(connection));
    nowS = 178;
    assertEquals(Passage.UNKNOWN, pass(connection));
    assertEquals("0 active, 0 inactive", counts('B'));
  }

  @Test
  void datagramFlowsAreInactiveConnectionsForFiveMinutes() {
    assertEquals("B", udp(NewConnection.UNIQUE_PORT));
    assertEquals("0 active, 1 inactive", counts('B'));
    nowS = 300;
    assertEquals("A", udp(NewConnection.UNIQUE_PORT));
    assertEquals("0 active, 0 inactive", counts('B'));
  }

  // Idle connections: F5.20, F5.21

  @Test
  void anIdleConnectionIsCutAfter900Seconds() {
    long connection = established();
    nowS = 899;
    assertEquals(Passage.FORWARDED, pass(connection));
    nowS = 899 + 899;
    assertEquals(Passage.FORWARDED, pass(connection), "each packet starts the time anew");
    nowS = 899 + 899 + 900;
    assertEquals(Passage.UNKNOWN, pass(connection));
    assertEquals(Passage.UNKNOWN, pass(connection));
    assertEquals("0 active, 0 inactive", counts('B'));
  }

  @Test
  void keepAliveProbesKeepIt() {
    tcp(NewConnection.UNIQUE_PORT);
    entries.established(table.opened(), true, 0);
    nowS = 100_000;
    assertEquals(Passage.FORWARDED, pass(table.opened()));
  }

  // Drained and removed destinations: F5.22, F5.23, F5.26-F5.28, F5.30

  @Test
  void drainedServersKeepTheirConnections() {
    long connection = established();
    service.setWeight('B', 0);
    assertEquals(Passage.FORWARDED, pass(connection));
    assertEquals("AA", tcp(0) + tcp(0));
    service.setWeight('A', 0);
    assertEquals("refused", tcp(0));
    assertEquals(Passage.FORWARDED, pass(connection));
  }

  @Test
  void aPacketToARemovedServerIsDroppedAndTheNextOneReset() {
    long connection = established();
    service.remove('B');
    assertEquals(Passage.DROPPED, pass(connection));
    assertEquals(Passage.UNKNOWN, pass(connection));
  }

  @Test
  void aSynToARemovedServerIsScheduledAnewAtOnce() {
    tcp(NewConnection.UNIQUE_PORT);
    service.remove('B');
    assertEquals(Passage.UNKNOWN, pass(table.opened()));
  }

  @Test
  void olderKernelsDropThatSynFirst() {
    with(IpvsSpec.swarmOnLinux(5, 4)).tcp(NewConnection.UNIQUE_PORT);
    long connection = table.opened();
    service.remove('B');
    assertEquals(Passage.DROPPED, pass(connection));
    assertEquals(Passage.UNKNOWN, pass(connection));
  }

  @Test
  void withoutExpireNodestConnEverythingToARemovedServerIsSwallowed() {
    with(IpvsSpec.SWARM.withExpiresRemoved(false));
    long connection = established();
    service.remove('B');
    assertEquals(Passage.SWALLOWED, pass(connection));
    nowS = 899;
    assertEquals(Passage.SWALLOWED, pass(connection));
    nowS = 900;
    assertEquals(
        Passage.UNKNOWN, pass(connection), "what is swallowed does not start the time anew");
  }

  @Test
  void aServerThatComesBackTakesItsConnectionsOver() {
    long connection = established();
    service.remove('B');
    service.add('C', 'B', false);
    assertEquals(Passage.FORWARDED, pass(connection));
    assertEquals("1 active, 0 inactive", counts('B'));
    assertEquals("C", tcp(0), "under the new task, at the head of the list");
  }

  // Ports that come again: F5.19

  @Test
  void aPortThatWasUsedBeforeGoesToTheSameServer() {
    assertEquals("B", tcp(PORT));
    entries.established(table.opened(), false, 0);
    close(table.opened());
    nowS = 100;
    assertEquals("B", tcp(PORT));
    entries.established(table.opened(), false, nowS * Time.SECOND);
    close(table.opened());
    nowS = 220;
    assertEquals("A", tcp(PORT), "forgotten: it is the other one's turn");
  }

  @Test
  void theSamePortToAnotherServiceIsAnotherConnection() {
    assertEquals("B", tcp(PORT));
    service = service();
    assertEquals("B", tcp(PORT));
    assertEquals(2, entries.size());
  }

  @Test
  void aUsedPortWhoseServerIsDrainedIsScheduledAnewSinceLinux516() {
    tcp(PORT);
    close(table.opened());
    service.setWeight('B', 0);
    assertEquals("A", tcp(PORT));

    with(IpvsSpec.swarmOnLinux(5, 15)).tcp(PORT);
    close(table.opened());
    service.setWeight('B', 0);
    assertEquals("B", tcp(PORT), "to the draining one");
  }

  @Test
  void connReuseMode1DropsTheFirstSynOfAUsedPort() {
    with(IpvsSpec.SWARM.withStallsReusedPorts(true)).tcp(PORT);
    close(table.opened());
    assertEquals("dropped", tcp(PORT));
    assertEquals("A", tcp(PORT));
  }

  // Datagrams: F5.31

  @Test
  void aFixedPortSticksToItsServerEvenWhenThatOneIsDrained() {
    assertEquals("B", udp(PORT));
    service.setWeight('B', 0);
    nowS = 299;
    assertEquals("B", udp(PORT));
    nowS = 598;
    assertEquals("B", udp(PORT));
    assertEquals("A", udp(PORT + 1));
    service.remove('B');
    assertEquals("dropped", udp(PORT));
    assertEquals("A", udp(PORT));
  }

  @Test
  void withoutExpireNodestConnAFlowIsLostForFiveMinutes() {
    with(IpvsSpec.SWARM.withExpiresRemoved(false)).udp(PORT);
    service.remove('B');
    for (nowS = 1; nowS < 300; nowS++) {
      assertEquals("dropped", udp(PORT));
    }
    assertEquals("A", udp(PORT));
  }

  // Memory

  @Test
  void entriesAreUsedAgain() {
    for (nowS = 0; nowS < 100_000; nowS++) {
      tcp((int) (1 + nowS % 60_000));
      entries.established(table.opened(), false, nowS * Time.SECOND);
      close(table.opened());
      assertTrue(entries.size() <= 121);
    }
  }

  @Test
  void aSandboxThatGoesTakesItsConnectionsAlong() {
    long connection = established();
    udp(PORT);
    table.clear();
    assertEquals(0, entries.size());
    assertEquals(Passage.UNKNOWN, pass(connection));
    assertEquals("B", udp(PORT), "scheduled anew");
  }
}
