package io.dryswarm.models.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.volumes.VolumeData;
import io.dryswarm.models.workload.ReadSpec.Need;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What programs read when they start, and who gets in: a database and its clients. */
class SettingsReaderTest {
  private static final String PATH = "/run/secrets/pass";

  private static final SettingsSpec DATABASE = new SettingsSpec(
      new TreeMap<>(Map.of(
          "user", read("DB_USER", "root", Need.NO, true),
          "password", read("DB_PASSWORD", null, Need.FIRST_START, true))),
      List.of(new Account("user", "password")));

  private static final SettingsSpec CLIENT = new SettingsSpec(
      new TreeMap<>(Map.of(
          "as", read("AS", "root", Need.NO, false),
          "with", read("WITH", null, Need.NO, false),
          "typed", new ReadSpec(List.of(), "", null, Need.NO, List.of(), "", false, false))),
      List.of());

  private final VolumeData volume = new VolumeData("data", 1);

  private static ReadSpec read(String variable, String value, Need need, boolean kept) {
    return new ReadSpec(
        List.of(variable), "", value, need, List.of("OPEN=yes"), "no password", kept, false);
  }

  private static ProcessInfo info(Map<String, String> variables, Map<String, String> files) {
    return new ProcessInfo(
        1,
        "db.1",
        1,
        "db",
        "db",
        0,
        Collections.emptySortedMap(),
        new TreeMap<>(variables),
        new TreeMap<>(files));
  }

  private ProcessSettings database(Map<String, String> variables, Map<String, String> files) {
    ProcessSettings settings = SettingsReader.read(DATABASE, info(variables, files), volume);
    if (settings.refusal().isEmpty() && !volume.isInitialised()) {
      settings.keep(DATABASE, volume);
      volume.initialise();
    }
    return settings;
  }

  private static ProcessSettings client(String password) {
    return SettingsReader.read(
        CLIENT, info(Map.of("WITH", password), Map.of()), new VolumeData("memory", 2));
  }

  private static boolean admits(ProcessSettings database, String password) {
    return database.admits(client(password), new Account("as", "with"));
  }

  @Test
  void aDatabaseThatIsEmptyNeedsItsPassword() {
    assertEquals("no password", database(Map.of(), Map.of()).refusal());
    assertEquals("no password", database(Map.of("DB_PASSWORD", ""), Map.of()).refusal());
    assertEquals("", database(Map.of("DB_PASSWORD", "x"), Map.of()).refusal());
    assertEquals("", database(Map.of(), Map.of()).refusal(), "it is set up");
  }

  @Test
  void anOpenDatabaseLetsEverybodyIn() {
    assertTrue(admits(database(Map.of("OPEN", "yes"), Map.of()), "anything"));
  }

  @Test
  void theFileOfTheVariableCountsWithoutItsLineEnd() {
    ProcessSettings database = database(Map.of("DB_PASSWORD_FILE", PATH), Map.of(PATH, "s3cret\n"));

    assertTrue(admits(database, "s3cret"));
    assertFalse(admits(database, "s3cret\n"));
    assertFalse(admits(database, "other"));
    assertFalse(admits(database, ""));
  }

  @Test
  void aMissingFileAndTwoSourcesEndTheProgramAlsoWhenItIsSetUp() {
    database(Map.of("DB_PASSWORD", "x"), Map.of());

    assertEquals(
        "/run/secrets/pass: No such file or directory",
        database(Map.of("DB_PASSWORD_FILE", PATH), Map.of()).refusal());
    assertEquals(
        "error: both DB_PASSWORD and DB_PASSWORD_FILE are set (but are exclusive)",
        database(Map.of("DB_PASSWORD_FILE", PATH, "DB_PASSWORD", "x"), Map.of(PATH, "x"))
            .refusal());
  }

  @Test
  void theVolumeKeepsThePasswordOfTheFirstStart() {
    database(Map.of("DB_PASSWORD", "first"), Map.of());

    ProcessSettings later = database(Map.of("DB_PASSWORD", "second", "DB_USER", "me"), Map.of());

    assertTrue(admits(later, "first"));
    assertFalse(admits(later, "second"));
  }

  @Test
  void theUserHasToFitToo() {
    ProcessSettings database = database(Map.of("DB_PASSWORD", "x", "DB_USER", "me"), Map.of());

    assertFalse(admits(database, "x"), "root does not exist there");
    assertTrue(database.admits(client("x"), new Account("", "with")), "the user is left open");
  }

  @Test
  void whatIsSetByHandOrNotSaidIsRight() {
    ProcessSettings database = database(Map.of("DB_PASSWORD", "x"), Map.of());

    assertTrue(database.admits(client(""), new Account("as", "typed")));
    assertTrue(database.admits(client(""), Account.NONE));
  }
}
