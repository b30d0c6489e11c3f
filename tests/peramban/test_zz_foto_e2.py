from tests.pemeran import *


def test_foto(pemeran, masuk):
    page = masuk("bappeda@contoh.test")
    for w, h in ((360, 740), (1280, 800)):
        page.set_viewport_size({"width": w, "height": h})
        for n, u in (
            ("pengguna", "/kelola/pengguna/"),
            ("undang", "/kelola/pengguna/undang/"),
            ("rincian", f"/kelola/pengguna/{pemeran.dua_tugas.pk}/"),
            ("akhiri", f"/kelola/penugasan/{pemeran.camat.penugasan.get().pk}/akhiri/"),
            ("wilayah", "/kelola/wilayah/?q=wono"),
            ("jejak", "/kelola/jejak/"),
            ("instansi", "/kelola/instansi/"),
        ):
            page.goto(u)
            page.screenshot(path=f"/tmp/rb/e2_{n}_{w}.png", full_page=True)
    page.goto("/kelola/pengguna/undang/")
    page.get_by_label("Nama lengkap").fill("Budi Santoso")
    page.get_by_label("Nomor WA / telepon").fill("0812-3456-7890")
    page.get_by_label("Peran").select_option("pendamping")
    page.get_by_label("Wilayah tugas").fill("35.17.05.2001")
    page.get_by_role("button", name="Buat undangan").click()
    for w, h in ((360, 740), (1280, 800)):
        page.set_viewport_size({"width": w, "height": h})
        page.screenshot(path=f"/tmp/rb/e2_tautan_{w}.png", full_page=True)
