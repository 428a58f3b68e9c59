package io.dryswarm.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.compose.yaml.Keys;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JSON Schema for editors is kept by hand; it must know exactly the keys that the loader knows. */
class SchemaTest {
  private JsonNode schema;

  @BeforeEach
  void read() {
    schema = SchemaKeys.schema();
  }

  private static Map<String, Keys> sections() {
    Map<String, Keys> sections = new LinkedHashMap<>();
    sections.put("cluster", LanguageKeys.CLUSTER);
    sections.put("nodes", LanguageKeys.NODES);
    sections.put("network", LanguageKeys.NETWORK);
    sections.put("wan", LanguageKeys.WAN);
    sections.put("between", LanguageKeys.BETWEEN);
    sections.put("rack", LanguageKeys.RACK);
    sections.put("disk", LanguageKeys.DISK);
    sections.put("ipvs", LanguageKeys.IPVS);
    sections.put("policies", LanguageKeys.POLICIES);
    sections.put("staleBackend", LanguageKeys.STALE_BACKEND);
    sections.put("outsideDns", LanguageKeys.OUTSIDE_DNS);
    sections.put("csi", LanguageKeys.CSI);
    sections.put("csiTimes", LanguageKeys.CSI_TIMES);
    sections.put("csiOutage", LanguageKeys.CSI_OUTAGE);
    sections.put("machine", LanguageKeys.MACHINE);
    sections.put("images", LanguageKeys.IMAGES);
    sections.put("registry", LanguageKeys.REGISTRY);
    sections.put("application", LanguageKeys.APPLICATION);
    sections.put("read", LanguageKeys.READ);
    sections.put("bytes", LanguageKeys.BYTES);
    sections.put("dns", LanguageKeys.DNS);
    sections.put("exits", LanguageKeys.EXITS);
    sections.put("startFails", LanguageKeys.START_FAILS);
    sections.put("health", LanguageKeys.HEALTH);
    sections.put("outage", LanguageKeys.OUTAGE);
    sections.put("call", LanguageKeys.CALL);
    sections.put("connect", LanguageKeys.CONNECT);
    sections.put("ifItem", LanguageKeys.IF_ITEM);
    sections.put("user", LanguageKeys.USER);
    sections.put("retries", LanguageKeys.RETRIES);
    sections.put("pool", LanguageKeys.POOL);
    sections.put("arrivals", LanguageKeys.ARRIVALS);
    sections.put("mmppState", LanguageKeys.MMPP_STATE);
    sections.put("diurnal", LanguageKeys.DIURNAL);
    sections.put("rateStep", LanguageKeys.RATE_STEP);
    sections.put("closed", LanguageKeys.CLOSED);
    sections.put("keepAlive", LanguageKeys.KEEP_ALIVE);
    sections.put("timeline", LanguageKeys.TIMELINE);
    sections.put("cut", LanguageKeys.CUT);
    sections.put("loss", LanguageKeys.LOSS);
    sections.put("slow", LanguageKeys.SLOW);
    sections.put("nodeOf", LanguageKeys.NODE_OF);
    sections.put("updateService", LanguageKeys.UPDATE_SERVICE);
    sections.put("label", LanguageKeys.LABEL);
    sections.put("removeNode", LanguageKeys.REMOVE_NODE);
    sections.put("updateSwarm", LanguageKeys.UPDATE_SWARM);
    sections.put("distributionForm", LanguageKeys.DISTRIBUTION);
    sections.put("gamma", LanguageKeys.GAMMA);
    sections.put("shapeAndScale", LanguageKeys.SHAPE_AND_SCALE);
    sections.put("mixturePart", LanguageKeys.MIXTURE_PART);
    return sections;
  }

  private static Set<String> properties(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void everySectionHasTheLoadersKeys() {
    assertEquals(new TreeSet<>(LanguageKeys.TOP.names()), properties(schema));
    sections()
        .forEach((name, keys) -> assertEquals(
            new TreeSet<>(keys.names()), properties(schema.get("definitions").get(name)), name));
  }

  @Test
  void everyKindOfStepIsThere() {
    Set<String> kinds = properties(schema.get("definitions").get("simpleStep"));
    kinds.addAll(List.of("call", "connect", "if_item"));

    assertEquals(new TreeSet<>(LanguageKeys.STEP_KINDS), kinds);
  }

  @Test
  void noSectionOfTheLanguageIsForgottenHere() {
    Set<Object> checked = sections().values().stream().collect(Collectors.toSet());
    List<String> forgotten = Arrays.stream(LanguageKeys.class.getDeclaredFields())
        .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == Keys.class)
        .filter(f -> !f.getName().equals("TOP") && !checked.contains(value(f)))
        .map(Field::getName)
        .toList();

    assertEquals(List.of(), forgotten);
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void objectsOfTheSchemaAreAsStrictAsTheLoader() {
    for (JsonNode definition : schema.get("definitions")) {
      if (definition.has("properties")) {
        assertTrue(definition.has("additionalProperties"), definition::toString);
      }
    }
  }
}
