//! Other systems come in with a key that does what it was made for, until it is revoked.

use domain::actors::StaffRole;
use usecases::api_keys::{self, Scope};
use usecases::{Error, House};

use crate::helpers::{add, by_staff, events, in_both_houses, kinds, later, now, why};

async fn system(house: &House, key: &str) -> Option<api_keys::System> {
    api_keys::authenticate(house, now(), key).await.unwrap()
}

#[tokio::test]
async fn a_key_is_shown_once_and_does_what_it_was_made_for() {
    in_both_houses(async |house| {
        let act = house.program(now());
        let scopes = [Scope::CasesRead, Scope::ContactMomentsWrite];
        let new = api_keys::create(&act, " Intranet ", &scopes).await.unwrap();
        assert!(!format!("{new:?}").contains(&new.key));
        let intranet = system(&house, &new.key).await.expect("the key works");
        assert_eq!((intranet.id, intranet.name.as_str()), (new.id, "Intranet"));
        for scope in Scope::ALL {
            assert_eq!(intranet.require(scope).is_ok(), scopes.contains(&scope), "{scope:?}");
        }
        assert!(matches!(intranet.require(Scope::CasesWrite), Err(Error::Forbidden)));

        let other = api_keys::create(&act, "Website", &[Scope::CasesWrite]).await.unwrap();
        let crossed = format!("{}{}", &new.key[..15], &other.key[15..]);
        let cut = &new.key[..new.key.len() - 1];
        let longer = format!("{}x", new.key);
        for wrong in [crossed.as_str(), cut, &longer, &new.key[..15], "", "kw_", "kw_ééééééééé", "Bearer"]
        {
            assert!(system(&house, wrong).await.is_none(), "{wrong}");
        }
        let recorded = serde_json::to_string(&events(&house.store).await).unwrap();
        assert!(!recorded.contains(&new.key[16..]), "the log does not hold the secret");
    })
    .await;
}

#[tokio::test]
async fn the_use_of_a_key_is_noted_and_a_revoked_key_is_worthless() {
    in_both_houses(async |house| {
        let act = house.program(now());
        let new = api_keys::create(&act, "Intranet", &[Scope::CasesRead]).await.unwrap();
        let last = async || api_keys::list(&act).await.unwrap()[0].last_used_at;
        for (at, noted) in [(0, 0), (30, 0), (60, 0), (61, 61)] {
            api_keys::authenticate(&house, later(at), &new.key).await.unwrap().unwrap();
            assert_eq!(last().await, Some(later(noted)), "{at}");
        }
        api_keys::revoke(&act, new.id).await.unwrap();
        assert!(system(&house, &new.key).await.is_none());
        let listed = api_keys::list(&act).await.unwrap();
        assert_eq!((listed[0].revoked_at, &listed[0].scopes), (Some(now()), &vec![Scope::CasesRead]));
        assert_eq!(kinds(&house.store).await, ["api-key-added", "api-key-revoked"]);
    })
    .await;
}

#[tokio::test]
async fn only_administrators_make_keys_and_each_has_a_name_and_a_scope() {
    in_both_houses(async |house| {
        let id = add(&house, "sanne@voorbeeld.nl", StaffRole::Manager).await;
        let act = by_staff(&house, id, StaffRole::Manager);
        let made = api_keys::create(&act, "Intranet", &[Scope::CasesRead]).await;
        assert!(matches!(made, Err(Error::Forbidden)));
        assert!(matches!(api_keys::list(&act).await, Err(Error::Forbidden)));
        let act = by_staff(&house, id, StaffRole::Administrator);
        assert_eq!(why(api_keys::create(&act, " ", &[Scope::CasesRead]).await), "api-key-name-needed");
        assert_eq!(why(api_keys::create(&act, "Intranet", &[]).await), "api-key-scope-needed");
        let unknown = domain::ids::ApiKeyId::new(now(), house.chance.as_ref());
        assert!(matches!(api_keys::revoke(&act, unknown).await, Err(Error::NotFound)));
    })
    .await;
}
