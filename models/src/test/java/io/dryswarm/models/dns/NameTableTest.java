package io.dryswarm.models.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class NameTableTest {
  private static final NamedService REDIS = new NamedService(5, "s_redis", List.of("redis"), 900);
  private static final NamedService PLAIN = new NamedService(6, "s_plain", List.of("plain"), 0);

  private final NameTable names = new NameTable();

  private String answer(String name) {
    NameRecord found = names.lookup(name);
    if (found == null) {
      return "unknown";
    }
    StringJoiner addresses = new StringJoiner(" ");
    for (int i = 0; i < found.size(); i++) {
      addresses.add(Integer.toString(found.address(i)));
    }
    return addresses.toString();
  }

  @Test
  void serviceAndAliasLeadToTheVipAndTasksToTheTasks() {
    names.addService(REDIS);
    names.addTask(REDIS, "s_redis.1.57", 11);
    names.addTask(REDIS, "s_redis.2.58", 12);
    assertEquals("900", answer("s_redis"));
    assertEquals("900", answer("redis"));
    assertEquals("11 12", answer("tasks.s_redis"));
    assertEquals("11 12", answer("tasks.redis"));
    assertEquals("12", answer("s_redis.2.58"));
    assertEquals("unknown", answer("s_redis.2"));
  }

  @Test
  void namesAreCaseInsensitive() {
    names.addService(REDIS);
    assertEquals("900", answer("REDIS"));
  }

  @Test
  void drainedTaskLosesItsRecordsButTheVipStays() {
    names.addService(REDIS);
    names.addTask(REDIS, "s_redis.1.57", 11);
    names.removeTask(REDIS, "s_redis.1.57", 11);
    assertEquals("900", answer("redis"));
    assertEquals("unknown", answer("tasks.redis"));
    assertEquals("unknown", answer("s_redis.1.57"));
  }

  @Test
  void removingTwiceHarmsNobody() {
    names.addService(REDIS);
    names.addTask(REDIS, "s_redis.1.57", 11);
    names.addTask(REDIS, "s_redis.2.58", 12);
    names.removeTask(REDIS, "s_redis.1.57", 11);
    names.removeTask(REDIS, "s_redis.1.57", 11);
    assertEquals("12", answer("tasks.redis"));
  }

  @Test
  void lastBackEndTakesTheServiceWithIt() {
    names.addService(REDIS);
    names.removeService(REDIS);
    assertEquals("unknown", answer("s_redis"));
    assertEquals("unknown", answer("redis"));
  }

  @Test
  void dnsrrNamesListTheTasks() {
    names.addService(PLAIN);
    assertEquals("unknown", answer("plain"));
    names.addTask(PLAIN, "s_plain.1.1", 21);
    names.addTask(PLAIN, "s_plain.2.2", 22);
    assertEquals("21 22", answer("plain"));
    assertEquals("21 22", answer("s_plain"));
    names.removeTask(PLAIN, "s_plain.1.1", 21);
    assertEquals("22", answer("plain"));
    assertEquals("22", answer("tasks.plain"));
  }

  @Test
  void servicesThatShareAnAliasAreBothInTheAnswer() {
    NamedService other = new NamedService(7, "t_redis", List.of("redis"), 901);
    names.addService(REDIS);
    names.addService(other);
    assertEquals("900 901", answer("redis"));
    names.removeService(REDIS);
    assertEquals("901", answer("redis"));
  }

  @Test
  void addressHandedOnKeepsItsTasksRecord() {
    names.addTask(REDIS, "s_redis.1.57", 11);
    names.addTask(REDIS, "s_redis.1.60", 11);
    names.removeContainer("s_redis.1.57", 11);
    assertEquals("11", answer("tasks.redis"));
    assertEquals("unknown", answer("s_redis.1.57"));
    assertEquals("11", answer("s_redis.1.60"));
  }
}
