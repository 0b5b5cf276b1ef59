package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tocsin.channel.pocket.Pocket;
import tocsin.core.account.Urgency;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;
import tocsin.web.TestAccount;
import tools.jackson.databind.JsonNode;

/** Stories about users, their contact methods and notification rules, and teams. */
class PeopleTest extends RestStories {
  @Test
  void aNewUserIsReachableByMailForEachUrgencyAtOnce() {
    JsonNode user =
        account
            .post(
                "/users",
                """
                {"user":{"type":"user","name":"Grace","email":"grace@example.org",
                  "time_zone":"Eastern Time (US & Canada)","role":"limited_user","new_field":1}}
                """)
            .path("user");
    String id = user.path("id").stringValue();
    assertThat(user.path("type").stringValue()).isEqualTo("user");
    assertThat(user.path("time_zone").stringValue()).isEqualTo("America/New_York");
    assertThat(user.path("self").stringValue()).isEqualTo(server.url() + "/users/" + id);
    assertThat(user.at("/contact_methods/0/type").stringValue())
        .isEqualTo("email_contact_method_reference");
    assertThat(user.at("/notification_rules")).hasSize(2);
    var stored = server.directory.current().user(new UserId(id)).orElseThrow();
    assertThat(stored.usableRules(Urgency.HIGH)).hasSize(1);
    assertThat(stored.usableRules(Urgency.LOW)).hasSize(1);
    assertThat(
            account
                .get("/users/" + id + "/notification_rules?urgency=low")
                .at("/notification_rules"))
        .hasSize(1);
  }

  @Test
  void anAddressBelongsToOneUserOnly() {
    assertThat(
            account
                .fails(
                    400,
                    "POST",
                    "/users",
                    "{\"user\":{\"name\":\"Eve\",\"email\":\"ADA@example.org\"}}")
                .at("/errors/0")
                .stringValue())
        .isEqualTo("Email has already been taken");
  }

  @Test
  void aUserChoosesALanguageForCallsAndMayDropIt() {
    String path = "/users/" + user("Grace", "grace@example.org");
    assertThat(account.get(path).at("/user/language").isNull()).isTrue();

    JsonNode chosen = account.put(path, "{\"user\":{\"language\":\"de-CH\"}}").path("user");
    assertThat(chosen.path("language").stringValue()).isEqualTo("de");
    JsonNode renamed = account.put(path, "{\"user\":{\"name\":\"Grace H.\"}}").path("user");
    assertThat(renamed.path("language").stringValue()).isEqualTo("de");
    JsonNode dropped = account.put(path, "{\"user\":{\"language\":null}}").path("user");
    assertThat(dropped.path("language").isNull()).isTrue();
    account.fails(400, "PUT", path, "{\"user\":{\"language\":\"tlh\"}}");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    JsonNode error =
        account.fails(400, "POST", "/users", "{\"user\":{\"email\":5,\"role\":\"king\"}}");
    assertThat(error.path("code").intValue()).isEqualTo(2001);
    assertThat(error.path("message").stringValue()).isEqualTo("Invalid Input Provided");
    assertThat(error.path("errors").toString())
        .contains("Name can't be blank", "Email must be a string", "Role must be one of: owner");
  }

  @Test
  void usersAreFoundByNameOrAddressPageByPage() {
    for (int i = 0; i < 5; i++) {
      user("Person " + i, "p" + i + "@example.com");
    }
    JsonNode page = account.get("/users?query=EXAMPLE.com&limit=2&offset=2&total=true");
    assertThat(page.path("users").findValuesAsString("name")).contains("Person 2", "Person 3");
    assertThat(page.path("limit").intValue()).isEqualTo(2);
    assertThat(page.path("offset").intValue()).isEqualTo(2);
    assertThat(page.path("more").booleanValue()).isTrue();
    assertThat(page.path("total").intValue()).isEqualTo(5);
    JsonNode all = account.get("/users?limit=1000");
    assertThat(all.path("limit").intValue()).isEqualTo(100);
    assertThat(all.path("total").isNull()).isTrue();
    assertThat(all.path("more").booleanValue()).isFalse();
    account.fails(400, "GET", "/users?offset=9990&limit=25", null);
    account.fails(400, "GET", "/users?limit=many", null);
  }

  @Test
  void aUpdateChangesOnlyWhatItNames() {
    String id = user("Grace", "grace@example.org");
    JsonNode user =
        account.put("/users/" + id, "{\"user\":{\"job_title\":\"Admiral\"}}").path("user");
    assertThat(user.path("job_title").stringValue()).isEqualTo("Admiral");
    assertThat(user.path("name").stringValue()).isEqualTo("Grace");
  }

  @Test
  void contactMethodsCanBeIncludedWholeAndTheNameMayComeEncoded() {
    assertThat(account.get("/users?include%5B%5D=contact_methods&query=grace").path("users"))
        .isEmpty();
    user("Grace", "grace@example.org");
    JsonNode user = account.get("/users?include%5B%5D=contact_methods&query=grace").at("/users/0");
    assertThat(user.at("/contact_methods/0/address").stringValue()).isEqualTo("grace@example.org");
  }

  @Test
  void aPhoneIsAddedOnceAndUsedByARule() {
    String id = user("Grace", "grace@example.org");
    String phone =
        "{\"contact_method\":{\"type\":\"phone_contact_method\",\"address\":\"030 901820\","
            + "\"country_code\":49,\"label\":\"Work\"}}";
    JsonNode method =
        account.post("/users/" + id + "/contact_methods", phone).path("contact_method");
    assertThat(method.path("address").stringValue()).isEqualTo("030901820");
    assertThat(
            account
                .fails(400, "POST", "/users/" + id + "/contact_methods", phone)
                .at("/errors/0")
                .stringValue())
        .isEqualTo("User Contact method must be unique");
    String rule =
        """
        {"notification_rule":{"type":"assignment_notification_rule","start_delay_in_minutes":5,
          "urgency":"high","contact_method":{"id":"%s","type":"phone_contact_method_reference"}}}
        """
            .formatted(method.path("id").stringValue());
    JsonNode made = account.post("/users/" + id + "/notification_rules", rule);
    assertThat(made.at("/notification_rule/contact_method/summary").stringValue())
        .isEqualTo("Work");
    account.delete("/users/" + id + "/contact_methods/" + method.path("id").stringValue());
    assertThat(account.get("/users/" + id + "/notification_rules").path("notification_rules"))
        .as("a rule goes with its contact method")
        .hasSize(2);
  }

  @Test
  void aRuleMayRepeatUntilSomebodyAnswersAndStopsDoingSo() {
    String eve = "{\"user\":{\"name\":\"Eve\",\"email\":\"eve@example.org\"}}";
    String user = "/users/" + account.post("/users", eve).at("/user/id").stringValue();
    JsonNode first = account.get(user + "/notification_rules").at("/notification_rules/0");
    String rule = user + "/notification_rules/" + first.path("id").stringValue();
    assertThat(first.path("repeat_in_minutes").isNull()).isTrue();

    JsonNode changed = account.put(rule, "{\"notification_rule\":{\"repeat_in_minutes\":5}}");
    assertThat(changed.at("/notification_rule/repeat_in_minutes").intValue()).isEqualTo(5);
    JsonNode kept = account.put(rule, "{\"notification_rule\":{\"start_delay_in_minutes\":2}}");
    assertThat(kept.at("/notification_rule/repeat_in_minutes").intValue()).isEqualTo(5);
    account.fails(400, "PUT", rule, "{\"notification_rule\":{\"repeat_in_minutes\":0}}");
    account.fails(400, "PUT", rule, "{\"notification_rule\":{\"repeat_in_minutes\":61}}");
    JsonNode once = account.put(rule, "{\"notification_rule\":{\"repeat_in_minutes\":null}}");
    assertThat(once.at("/notification_rule/repeat_in_minutes").isNull()).isTrue();
  }

  @Test
  void theAccountKeyIsNobody() {
    HttpResponse<String> me = account.send("GET", "/users/me", null);
    assertThat(me.statusCode()).isEqualTo(400);
    assertThat(RestClient.tree(me, 400).path("error").stringValue())
        .contains("account-level access token");
  }

  @Test
  void aUsersOwnKeyActsAsThem() {
    String id = user("Grace", "grace@example.org");
    RestClient grace = new RestClient(server, server.key(new UserId(id)), null);
    assertThat(grace.get("/users/me").at("/user/id").stringValue()).isEqualTo(id);
    grace.fails(403, "PUT", "/users/" + id, "{\"user\":{\"role\":\"owner\"}}");
    grace.fails(403, "DELETE", "/users/PADA", null);
  }

  @Test
  void onlyOwnersMakeChangeAndDeleteOwnersAndOneStays() {
    String id = user("Grace", "grace@example.org");
    account.put("/users/" + id, "{\"user\":{\"role\":\"admin\"}}");
    RestClient grace = new RestClient(server, server.key(new UserId(id)), null);
    String owner = "{\"user\":{\"name\":\"Eve\",\"email\":\"e@example.org\",\"role\":\"owner\"}}";
    grace.fails(403, "PUT", "/users/" + id, "{\"user\":{\"role\":\"owner\"}}");
    grace.fails(403, "PUT", "/users/PADA", "{\"user\":{\"name\":\"Eve\"}}");
    grace.fails(403, "DELETE", "/users/PADA", null);
    grace.from("grace@example.org").fails(403, "POST", "/users", owner);
    account.fails(403, "PUT", "/users/PADA", "{\"user\":{\"name\":\"Eve\"}}");
    RestClient ada = new RestClient(server, server.key(TestAccount.ADA.id()), null);
    assertThat(
            ada.fails(400, "PUT", "/users/PADA", "{\"user\":{\"role\":\"admin\"}}")
                .at("/errors/0")
                .stringValue())
        .contains("needs an owner");
  }

  @Test
  void onlyOwnersTouchHowAnOwnerIsReached() {
    String id = user("Grace", "grace@example.org");
    account.put("/users/" + id, "{\"user\":{\"role\":\"admin\"}}");
    RestClient grace = new RestClient(server, server.key(new UserId(id)), null);
    JsonNode ada = account.get("/users/PADA").path("user");
    String method = "/users/PADA/contact_methods/" + ada.at("/contact_methods/0/id").stringValue();
    String rule =
        "/users/PADA/notification_rules/" + ada.at("/notification_rules/0/id").stringValue();

    grace.fails(403, "POST", "/users/PADA/contact_methods", mail("e@example.org"));
    grace.fails(403, "PUT", method, mail("e@example.org"));
    grace.fails(403, "DELETE", method, null);
    grace.fails(403, "PUT", rule, "{\"notification_rule\":{\"start_delay_in_minutes\":60}}");
    grace.fails(403, "DELETE", rule, null);

    assertThat(account.get("/users/PADA").path("user")).isEqualTo(ada);
  }

  @Test
  void onesOwnContactMethodIsToBeProvedAndAnAdministratorsCountsAtOnce() {
    UserId id = new UserId(user("Grace", "grace@example.org"));
    RestClient grace = new RestClient(server, server.key(id), null);
    String path = "/users/" + id + "/contact_methods";
    String own = grace.post(path, mail("g@example.com")).at("/contact_method/id").stringValue();
    String given = account.post(path, mail("h@example.com")).at("/contact_method/id").stringValue();
    assertThat(verified(id, own)).isFalse();
    assertThat(verified(id, given)).isTrue();

    grace.put(path + "/" + given, "{\"contact_method\":{\"label\":\"Home\"}}");
    assertThat(verified(id, given)).as("another label is no other address").isTrue();
    grace.put(path + "/" + given, mail("i@example.com"));
    assertThat(verified(id, given)).isFalse();
    account.put(path + "/" + own, mail("j@example.com"));
    assertThat(verified(id, own)).as("a new address proves nothing").isFalse();
  }

  @Test
  void aCodeThatComesByTheContactMethodProvesIt() {
    UserId id = new UserId(user("Grace", "grace@example.org"));
    RestClient grace = new RestClient(server, server.key(id), null);
    String path = "/users/" + id + "/contact_methods";
    JsonNode made = grace.post(path, mail("g@example.com")).path("contact_method");
    String own = path + "/" + made.path("id").stringValue();
    assertThat(made.path("enabled").booleanValue()).isFalse();
    grace.fails(400, "POST", own + "/verify", "{\"code\":\"000000\"}");

    JsonNode sent =
        RestClient.tree(grace.send("POST", own + "/verification", ""), 202).path("verification");
    assertThat(sent.path("expires_at").stringValue()).isEqualTo("2026-03-02T10:10:00Z");
    HttpResponse<String> again = grace.send("POST", own + "/verification", "");
    assertThat(again.statusCode()).isEqualTo(429);
    assertThat(again.headers().firstValue("Retry-After")).contains("60");
    Pocket.Received mail = server.phones.received().getFirst();
    assertThat(mail.contact().address()).isEqualTo("g@example.com");
    String code = mail.words().subject().substring(0, 6);
    String wrong = code.equals("111111") ? "222222" : "111111";
    assertThat(
            grace
                .fails(400, "POST", own + "/verify", "{\"code\":\"" + wrong + "\"}")
                .at("/errors/0")
                .stringValue())
        .isEqualTo("Code is wrong; tries left: 4");

    JsonNode proved =
        RestClient.tree(grace.send("POST", own + "/verify", "{\"code\":\"" + code + "\"}"), 200);
    assertThat(proved.at("/contact_method/enabled").booleanValue()).isTrue();
    assertThat(verified(id, made.path("id").stringValue())).isTrue();
    grace.fails(400, "POST", own + "/verification", "");
    grace.fails(403, "POST", "/users/PADA/contact_methods/x/verification", "");
    grace.fails(404, "POST", path + "/x/verification", "");
  }

  @Test
  void whoIsToldOfHandOffsIsWrittenAsPagerDutyDoes() {
    String id = user("Grace", "grace@example.org");
    String method = account.get("/users/" + id).at("/user/contact_methods/0/id").stringValue();
    String path = "/users/" + id + "/oncall_handoff_notification_rules";
    String rule =
        "{\"oncall_handoff_notification_rule\":{\"handoff_type\":\"both\",%s"
            + "\"contact_method\":{\"id\":\"%s\",\"type\":\"email_contact_method\"}}}";
    JsonNode made =
        account
            .post(path, rule.formatted("\"notify_advance_in_minutes\":180,", method))
            .path("oncall_handoff_notification_rule");
    assertThat(made.path("handoff_type").stringValue()).isEqualTo("both");
    assertThat(made.path("notify_advance_in_minutes").intValue()).isEqualTo(180);
    assertThat(made.at("/contact_method/type").stringValue())
        .isEqualTo("email_contact_method_reference");
    String own = path + "/" + made.path("id").stringValue();
    account.put(own, "{\"oncall_handoff_notification_rule\":{\"handoff_type\":\"offcall\"}}");
    JsonNode changed = account.get(own).path("oncall_handoff_notification_rule");
    assertThat(changed.path("handoff_type").stringValue()).isEqualTo("offcall");
    assertThat(changed.path("notify_advance_in_minutes").intValue()).isEqualTo(180);

    account.fails(400, "POST", path, rule.formatted("", "PNOBODY"));
    account.fails(400, "POST", path, rule.formatted("\"notify_advance_in_minutes\":-1,", method));
    account.fails(400, "POST", path, "{\"oncall_handoff_notification_rule\":{}}");
    assertThat(account.get(path).path("oncall_handoff_notification_rules")).hasSize(1);
    account.delete(own);
    assertThat(account.get(path).path("oncall_handoff_notification_rules")).isEmpty();
  }

  private static String mail(String address) {
    return "{\"contact_method\":{\"type\":\"email_contact_method\",\"address\":\"%s\"}}"
        .formatted(address);
  }

  private boolean verified(UserId user, String method) {
    return server
        .directory
        .current()
        .user(user)
        .flatMap(found -> found.contactMethod(new ContactMethodId(method)))
        .orElseThrow()
        .verified();
  }

  @Test
  void aUserWhoIsCountedOnStays() {
    String id = user("Grace", "grace@example.org");
    String policy = policy("P", id);
    account.fails(400, "DELETE", "/users/" + id, null);
    account.delete("/escalation_policies/" + policy);
    String key = server.key(new UserId(id));
    account.delete("/users/" + id);
    account.fails(404, "GET", "/users/" + id, null);
    new RestClient(server, key, null).fails(401, "GET", "/users", null);
  }

  @Test
  void aTeamHasMembersAndPolicies() {
    String team =
        account.post("/teams", "{\"team\":{\"name\":\"Pay\"}}").at("/team/id").stringValue();
    String grace = user("Grace", "grace@example.org");
    assertThat(
            account
                .send("PUT", "/teams/" + team + "/users/" + grace, "{\"role\":\"responder\"}")
                .statusCode())
        .isEqualTo(204);
    JsonNode members =
        account.get("/teams/" + team + "/members?include[]=users".replace("[]", "%5B%5D"));
    assertThat(members.at("/members/0/user/email").stringValue()).isEqualTo("grace@example.org");
    assertThat(members.at("/members/0/role").stringValue()).isEqualTo("responder");
    assertThat(account.get("/users?team_ids%5B%5D=" + team).path("users")).hasSize(1);

    String policy = policy("Pay on call", grace);
    account.send("PUT", "/teams/" + team + "/escalation_policies/" + policy, null);
    assertThat(
            account
                .fails(400, "DELETE", "/teams/" + team + "/users/" + grace, null)
                .at("/errors/0")
                .stringValue())
        .isEqualTo("User cannot be removed as they belong to an escalation policy on this team");
    assertThat(account.fails(400, "DELETE", "/teams/" + team, null).path("code").intValue())
        .isEqualTo(6006);
    account.delete("/teams/" + team + "/escalation_policies/" + policy);
    account.delete("/teams/" + team);
  }
}
