package io.dryswarm.models.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.random.RandomStreams;
import io.dryswarm.models.Dice;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.dns.DnsAnswer.Code;
import io.dryswarm.models.dns.Question.Type;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts 4 of the data plane, as a container sees them. */
class EmbeddedServerTest {
  private static final long MS = 1_000_000L;
  private static final NamedService REDIS = new NamedService(5, "s_redis", List.of("redis"), 900);
  private static final NamedService WEB = new NamedService(6, "s_web", List.of("web"), 0);

  private final NameTable back = new NameTable();
  private final NameTable front = new NameTable();
  private final SampleScope scope = new SampleScope().with("back", back).with("front", front);
  private final Dice dice = new StreamDice(new RandomStreams(7).stream("test", 0));

  EmbeddedServerTest() {
    back.addService(REDIS);
    back.addTask(REDIS, SampleTask.of(57, "s_redis.1.abc", 0x0a000105));
    back.addService(WEB);
    back.addTask(WEB, SampleTask.of(61, "s_web.1.x", 21));
    back.addTask(WEB, SampleTask.of(62, "s_web.2.y", 22));
    back.addTask(WEB, SampleTask.of(63, "s_web.3.z", 23));
    front.addService(new NamedService(5, "s_redis", List.of("redis"), 901));
    front.addService(new NamedService(8, "only.front", List.of(), 950));
  }

  private static DnsSpec spec(boolean tellsFailure, OutsideDns outside) {
    return DnsSpec.of(tellsFailure, outside);
  }

  private DnsAnswer ask(String name, Type type) {
    return new EmbeddedServer(spec(true, OutsideDns.NEAR))
        .answer(Question.of(name, type), scope, dice);
  }

  private String text(DnsAnswer answer) {
    return answer.code() + " " + new TreeSet<>(answer.addresses()) + " ttl " + answer.ttlSeconds();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "F4.2  | redis               | A    | NOERROR [900] ttl 600",
        "F4.3  | tasks.web           | A    | NOERROR [21, 22, 23] ttl 600",
        "F4.4  | s_web               | A    | NOERROR [21, 22, 23] ttl 600",
        "F4.7  | tasks.s_web         | A    | NOERROR [21, 22, 23] ttl 600",
        "F4.8  | web                 | A    | NOERROR [21, 22, 23] ttl 600",
        "F4.9  | s_web.2.y           | A    | NOERROR [22] ttl 600",
        "F4.9  | c00000000063        | A    | NOERROR [23] ttl 600",
        "F4.10 | redis.front         | A    | NOERROR [901] ttl 600",
        "F4.10 | redis.back          | A    | NOERROR [900] ttl 600",
        "F4.10 | tasks.web.back      | A    | NOERROR [21, 22, 23] ttl 600",
        "F4.10 | s_web.2.y.back      | A    | NOERROR [22] ttl 600",
        "F4.10 | only.front          | A    | NOERROR [950] ttl 600",
        "F4.10 | only.front.front    | A    | NOERROR [950] ttl 600",
        "F4.10 | web.front           | A    | NXDOMAIN [] ttl 0",
        "F4.10 | redis.              | A    | NOERROR [900] ttl 600",
        "F4.12 | nosuch              | A    | NXDOMAIN [] ttl 0",
        "F4.12 | nosuch              | AAAA | NXDOMAIN [] ttl 0",
        "F4.12 | nosuch.example.com  | A    | NXDOMAIN [] ttl 0",
        "F4.12 | s_web.2             | A    | NXDOMAIN [] ttl 0",
        "F4.13 | redis               | AAAA | NOERROR [] ttl 0",
        "F4.13 | tasks.web           | AAAA | NOERROR [] ttl 0",
        "F4.16 | redis               | MX   | NOERROR [] ttl 0",
        "F4.16 | _http._tcp.redis    | SRV  | NXDOMAIN [] ttl 0",
      })
  void table(String fact, String name, Type type, String expected) {
    assertEquals(expected, text(ask(name, type)), fact);
  }

  @Test
  void theFirstNetworkThatKnowsTheNameAnswersAlone() {
    SampleScope turned =
        new SampleScope().with("ingress", null).with("front", front).with("back", back);
    EmbeddedServer server = new EmbeddedServer(spec(true, OutsideDns.NEAR));
    assertEquals(
        List.of(901), server.answer(Question.of("redis", Type.A), turned, dice).addresses());
    assertEquals(List.of(900), ask("redis", Type.A).addresses());
  }

  @Test
  void everyOrderComesAsOftenAsAnyOther() {
    TreeMap<String, Integer> orders = new TreeMap<>();
    for (int i = 0; i < 6_000; i++) {
      orders.merge(ask("web", Type.A).addresses().toString(), 1, Integer::sum);
    }
    assertEquals(6, orders.size());
    double chiSquare = orders.values().stream()
        .mapToDouble(n -> (n - 1000.0) * (n - 1000.0) / 1000)
        .sum();
    assertTrue(chiSquare < 20.5, "0.1 % of 5 degrees of freedom; " + orders);
  }

  @Test
  void anAnswerOfItsOwnTakesAQueryAndOneFromOutsideTheWayThereAndBack() {
    assertEquals(200_000, ask("redis", Type.A).delayNs());
    assertEquals(200_000 + 2 * MS, ask("nosuch", Type.A).delayNs());
    DnsSpec three = spec(true, new OutsideDns(3, true, 5 * MS));
    assertEquals(
        200_000 + 15 * MS,
        three.forwarded().delayNs(),
        "NXDOMAIN of a resolver is not believed before the last one said it");
  }

  @Test
  void withoutAnAnswerFromOutsideTheEngineFailsAfterFourSecondsForEachServer() {
    DnsAnswer answer = spec(true, new OutsideDns(2, false, 0)).forwarded();
    assertEquals(Code.SERVFAIL, answer.code());
    assertEquals(8_000_200_000L, answer.delayNs());
  }

  @Test
  void olderEnginesSayNothingAtAllThen() {
    DnsAnswer answer = spec(false, OutsideDns.UNREACHABLE).forwarded();
    assertFalse(answer.isAnswer());
    assertEquals(
        Code.NXDOMAIN,
        spec(false, OutsideDns.NEAR).forwarded().code(),
        "but pass on what they hear");
  }

  @Test
  void aPointerNamesTheContainerAndItsNetwork() {
    assertEquals("s_redis.1.abc.back", ask("5.1.0.10.in-addr.arpa", Type.PTR).pointer());
    assertEquals(Code.NXDOMAIN, ask("6.1.0.10.in-addr.arpa", Type.PTR).code());
    assertEquals(Code.NXDOMAIN, ask("1.0.10.in-addr.arpa", Type.PTR).code());
    assertEquals(Code.NXDOMAIN, ask("redis", Type.PTR).code());
  }

  /** F4.14: a short name leaves room for 30 records of 16 bytes in 512, a longer one for fewer. */
  @ParameterizedTest
  @CsvSource({
    "29,tasks.many,false,0,29,false",
    "30,tasks.many,false,0,30,false",
    "31,tasks.many,false,0,30,true",
    "60,tasks.stack_with_a_long_name_many,false,0,28,true",
    "60,tasks.many,false,1232,60,false",
    "100,tasks.many,false,1232,75,true",
    "100,tasks.many,true,0,100,false"
  })
  void udpAnswersAreCutOff(
      int tasks, String name, boolean tcp, int edns, int records, boolean truncated) {
    NameTable table = new NameTable();
    NamedService service = new NamedService(1, name.substring("tasks.".length()), List.of(), 900);
    for (int i = 0; i < tasks; i++) {
      table.addTask(service, SampleTask.of(i, "t" + i, 1000 + i));
    }
    DnsAnswer answer = new EmbeddedServer(spec(true, OutsideDns.NEAR))
        .answer(new Question(name, Type.A, tcp, edns), new SampleScope().with("net", table), dice);
    assertEquals(records, answer.addresses().size());
    assertEquals(truncated, answer.truncated());
  }

  @Test
  void theCLibraryAsksTwiceUnlessTheNameIsDenied() {
    assertEquals(2_200_000L, StubResolver.givesUpNs(spec(true, OutsideDns.NEAR).forwarded()));
    assertEquals(
        8_000_400_000L,
        StubResolver.givesUpNs(spec(true, OutsideDns.UNREACHABLE).forwarded()));
    assertEquals(10_000_000_000L, StubResolver.givesUpNs(DnsAnswer.NONE));
  }
}
