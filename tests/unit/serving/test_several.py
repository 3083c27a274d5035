"""The set-up past one server, as far as it can be told without starting it."""

import re

import pytest

from gd_view.votes import codes, store
from serving import several


def test_the_configuration_names_every_process_and_leaves_no_gap():
    text = several.nginx_config("/a/folder", "127.0.0.1:8080", [5001, 5002, 5003])
    assert re.findall(r"server (\S+) max_fails", text) == [f"127.0.0.1:{port}" for port in (5001, 5002, 5003)]
    assert "listen 127.0.0.1:8080;" in text
    assert "@" not in text.partition("\n")[2]
    assert "$http_upgrade" in text


def test_the_configuration_keeps_no_record_of_readers():
    """The cookie is random and ends with the browser; no log holds an address."""
    text = several.nginx_config("/a/folder", "127.0.0.1:8080", [5001])
    assert "access_log off;" in text
    (cookie,) = re.findall(r'"seat=(.*)"', text)
    assert '"room=$arg_room; Path=/; HttpOnly; $where"' in text
    assert cookie == "$request_id; Path=/; HttpOnly; $where"


def test_past_one_machine_the_code_of_a_room_decides_which_one_and_else_the_seat():
    """In the address of the page, or in the cookie that its other requests have: a WebSocket's address has no code."""
    text = several.nginx_config("/a/folder", "127.0.0.1:8080", [5001, 5002], ["10.0.0.2:80", "b.local:81"])
    assert (
        "split_clients $machine_key $machine {\n        33.33% machine_1;\n        33.33% machine_2;\n"
        in text
    )
    assert "        * machine_3;\n" in text
    here = ["127.0.0.1:5001", "127.0.0.1:5002"]
    for number, first in (1, here), (2, ["10.0.0.2:80"]), (3, ["b.local:81"]):
        (inside,) = re.findall(rf"upstream machine_{number} {{(.*?)}}", text, re.DOTALL)
        assert re.findall(r"server (\S+) max_fails", inside) == first
        assert re.findall(r"server (\S+) backup", inside) == ([] if first == here else here)
        assert ("hash $seat;" in inside) == (first == here)
    (room,) = re.findall(r"map \$arg_room \$room {(.*?\n    )}", text, re.DOTALL)
    assert room.split() == ['"~^[A-Z]{6}$"', "$arg_room;", "default", "$cookie_room;"]
    (key,) = re.findall(r"map \$room \$machine_key {(.*?\n    )}", text, re.DOTALL)
    assert key.split() == ['""', "$seat;", "default", "$room;"]
    assert "proxy_pass http://$machine;" in text
    code = codes.new_code()
    assert re.fullmatch("[A-Z]{6}", code), "as a code is written"
    assert several.VOTES == store.PLACE


def test_free_ports_are_all_different():
    assert len(set(several.free_ports(20))) == 20


def test_without_nginx_the_command_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setattr(several.shutil, "which", lambda name, path: None)
    monkeypatch.setattr(several.sys, "argv", ["serve.py"])
    monkeypatch.setattr(several.signal, "signal", lambda *_: None)
    assert several.main() == 1
    assert capsys.readouterr().err == f"{several.HOW_TO_GET_NGINX}\n"


def test_a_process_that_ended_is_replaced_and_no_other(monkeypatch, capsys):
    class App:
        def __init__(self, returncode):
            self.returncode = returncode

        def poll(self):
            return self.returncode

    alive, dead = App(None), App(-9)
    started = []
    monkeypatch.setattr(several, "start_app", lambda port, votes: started.append(port) or App(None))
    deployment = several.Deployment("http://127.0.0.1:1", nginx=alive, apps={5001: alive, 5002: dead})
    deployment.replace_the_ended()
    assert started == [5002]
    assert deployment.apps[5001] is alive
    assert deployment.apps[5002].poll() is None
    assert "port 5002" in capsys.readouterr().out


def test_an_app_that_cannot_start_is_told_at_once():
    class Ended:
        def poll(self):
            return 1

    deployment = several.Deployment("http://127.0.0.1:1", nginx=Ended())
    with pytest.raises(RuntimeError, match="ended before it could serve"):
        several.wait_for_health("http://127.0.0.1:1", deployment)
