package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
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
